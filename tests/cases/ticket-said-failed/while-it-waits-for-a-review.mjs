import { TICKETS, sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  before: {
    [TICKETS]: (text) =>
      text.replace('**Status:** DONE (reviewed PASS).', '**Status:** Implemented (review pending).').replace('- `tidewatch next --low`', '- Ticket-06 failed review: no low water.\n- `tidewatch next --low`'),
  },
});
export const expect = `
  warning ticket-said-failed docs/CODEX_SPRINT_TICKETS.md 59 ticket=ticket-06 word=failed line=28
  note run-commit-behind RUN/META.json 7
`;
