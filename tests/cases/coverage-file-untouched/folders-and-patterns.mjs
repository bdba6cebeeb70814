// A folder, a pattern and a brace set are touched by any file that they name.
import { TICKETS, sprintBundle } from '../../tools/bundle.mjs';

const list = ['`src/tidewatch/`', '`src/tidewatch/*.py`', '`src/tidewatch/{fetch.py,cli.py}`'];
export const bundle = sprintBundle({
  before: { [TICKETS]: (text) => text.replace('- `src/tidewatch/fetch.py`\n', list.map((item) => `- ${item}\n`).join('')) },
});
export const expect = `
  note coverage-file-untouched docs/CODEX_SPRINT_TICKETS.md 81 path=src/tidewatch/cli.py
  note run-commit-behind RUN/META.json 7
`;
