import { TICKETS, sprintBundle } from '../../tools/bundle.mjs';

const files = '**Files/modules to change:**\n- `tests/test_fetch.py`\n';
export const bundle = sprintBundle({
  before: { [TICKETS]: (text) => text.replaceAll('**Files/modules likely touched:**\n', files) },
});
export const expect = `
  error coverage-test-untouched docs/CODEX_SPRINT_TICKETS.md 82 path=tests/test_fetch.py
  note run-commit-behind RUN/META.json 7
`;
