import { TICKETS, sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  before: { [TICKETS]: (text) => text.replace('**Status:** DONE (reviewed PASS).', '**Status:** Done (the cache is tracked under ticket-08).') },
});
export const expect = `
  warning ticket-handover-open docs/CODEX_SPRINT_TICKETS.md 28 ticket=ticket-06 status=done other=ticket-08 other_status=planned
  note run-commit-behind RUN/META.json 7
`;
