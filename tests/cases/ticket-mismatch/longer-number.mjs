// ticket-07 is not ticket-070.
import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ meta: { ticket_id: 'ticket-070' } });
export const expect = `
  error ticket-mismatch RUN/META.json 3
  error ticket-mismatch RUN/META.json 3
  error ticket-undefined docs/CODEX_SPRINT_TICKETS.md - ticket=ticket-070
  note run-commit-behind RUN/META.json 7
  warning git-other-ticket COMMITS.txt 4 other=ticket-07
  warning git-other-ticket COMMITS.txt 5 other=ticket-07
  warning git-other-ticket RUN/META.json 8 other=ticket-07
`;
