import { TICKETS, sprintBundle } from '../../tools/bundle.mjs';

const log = '**Status:** DONE. Run log: `docs/agent_runs/20251230_090000_ticket-06_next/`.';
export const bundle = sprintBundle({
  before: { [TICKETS]: (text) => text.replace('**Status:** DONE (reviewed PASS).', log) },
});
export const expect = `
  note ticket-done-without-run-log docs/CODEX_SPRINT_TICKETS.md 5 ticket=ticket-05
  note ticket-done-without-run-log docs/CODEX_SPRINT_TICKETS.md 51 ticket=ticket-06b
  note ticket-done-without-run-log docs/CODEX_SPRINT_TICKETS.md 74 ticket=ticket-07
  note run-commit-behind RUN/META.json 7
`;
