// The last word is a pass, but of another command; one that failed under another environment passed in the end.
import { sprintBundle } from '../../tools/bundle.mjs';

const tests = `# Tests

- \`make lint\` (fail: 3 warnings)
- \`pytest -q\` (fail: no module)
- \`PYTHONPATH=. pytest -q\` (pass)
- \`make bad\` (expected fail)
- \`make test\` (pass)
`;
export const bundle = sprintBundle({ commit: { 'RUN/TESTS.md': tests } });
export const expect = `
  warning test-failure-open RUN/TESTS.md 3 "command=make lint"
  note test-failed-first RUN/TESTS.md 7 failed=1
  note run-commit-behind RUN/META.json 7
`;
