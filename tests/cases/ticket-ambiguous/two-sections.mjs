import { TICKETS, sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  before: { [TICKETS]: (text) => text.replace('## ticket-08 — Cache tables', '## ticket-07 — Cache tables') },
});
export const expect = `
  error ticket-ambiguous docs/CODEX_SPRINT_TICKETS.md 72 ticket=ticket-07 again=96
  note run-commit-behind RUN/META.json 7
`;
