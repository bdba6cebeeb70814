import { TICKETS, sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  before: { [TICKETS]: (text) => text.replace('## ticket-07 ', '## ticket-09 ') },
});
export const expect = `
  error ticket-undefined docs/CODEX_SPRINT_TICKETS.md - ticket=ticket-07
  note run-commit-behind RUN/META.json 7
`;
