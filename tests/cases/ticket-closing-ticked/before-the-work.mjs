import { TICKETS, sprintBundle } from '../../tools/bundle.mjs';

const lines = '**Exit checklist:**\n- Tests run: ✅\n- Artifacts: ✅\n- Docs: …\n';
export const bundle = sprintBundle({
  before: { [TICKETS]: (text) => `${text}\n${lines}` },
});
export const expect = `
  warning ticket-closing-ticked docs/CODEX_SPRINT_TICKETS.md 118 ticket=ticket-08 count=2 of=3 status=planned
  note run-commit-behind RUN/META.json 7
`;
