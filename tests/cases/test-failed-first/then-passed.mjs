import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  commit: { 'RUN/TESTS.md': '# Tests\n\n- Failed: `make test`\n  - Error: two tests waited for a server.\n- Passed: `make test`\n' },
});
export const expect = `
  note test-failed-first RUN/TESTS.md 5 failed=1
  note run-commit-behind RUN/META.json 7
`;
