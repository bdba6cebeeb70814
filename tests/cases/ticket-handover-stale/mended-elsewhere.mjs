import { TICKETS, sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  before: { [TICKETS]: (text) => text.replace('**Status:** DONE (reviewed PASS).', '**Status:** FAIL (review) — see ticket-06b.') },
});
export const expect = `
  warning ticket-handover-stale docs/CODEX_SPRINT_TICKETS.md 28 ticket=ticket-06 status=failed other=ticket-06b other_status=done
  note run-commit-behind RUN/META.json 7
`;
