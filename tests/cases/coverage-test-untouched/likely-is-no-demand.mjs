import { TICKETS, sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  before: { [TICKETS]: (text) => text.replace('- `src/tidewatch/fetch.py`\n', '- `src/tidewatch/fetch.py`\n- `tests/test_fetch.py`\n') },
});
export const expect = `
  note coverage-file-untouched docs/CODEX_SPRINT_TICKETS.md 80 path=tests/test_fetch.py
  note run-commit-behind RUN/META.json 7
`;
