// Every pattern of the ticket is held against every path.
import { TICKETS, sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  before: {
    [TICKETS]: (text) => text.replace('- `src/tidewatch/fetch.py`\n', '- `src/tidewatch/*.py`\n- `src/tidewatch/f*.py`\n'),
  },
});
export const options = { limits: { 'pattern-work': 100 } };
export const exit = 3;
export const expect = `
  error member-too-much-work docs/CODEX_SPRINT_TICKETS.md 72 name=pattern-work limit=100
  note run-commit-behind RUN/META.json 7
`;
