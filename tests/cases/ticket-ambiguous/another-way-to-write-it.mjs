// A slug and capitals make no other ticket.
import { TICKETS, sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  before: { [TICKETS]: (text) => text.replace('## ticket-08 — Cache', '## TICKET-07_cache — Cache') },
});
export const expect = `
  error ticket-ambiguous docs/CODEX_SPRINT_TICKETS.md 72 again=96
  note run-commit-behind RUN/META.json 7
`;
