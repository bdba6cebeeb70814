// It is archived, and what it depends on is planned.
import { sprintBundle } from '../../tools/bundle.mjs';
import { archived, ARCHIVE, workItem } from '../../tools/work-items.mjs';

export const bundle = sprintBundle({ forge: { [ARCHIVE]: archived(workItem('ticket-07', { dependencies: ['ticket-06', 'ticket-08'] })) } });
export const expect = `
  error ticket-blocker-open ${ARCHIVE} 1 ticket=ticket-07 blocker=ticket-08
  note run-commit-behind RUN/META.json 7
`;
