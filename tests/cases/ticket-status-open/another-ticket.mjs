// ticket-08 is planned, and not under review.
import { TICKETS, sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ commit: { [TICKETS]: (text) => text.replace('Planned.', 'IN PROGRESS.') } });
export const expect = `
  note run-commit-behind RUN/META.json 7
`;
