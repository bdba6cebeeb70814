// All of no tests passed.
import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  commit: { 'RUN/TESTS.md': '# Tests\n\n- `ctest`: 100% tests passed, 0 tests failed out of 0\n' },
});
export const expect = `
  warning test-no-outcome RUN/TESTS.md -
  note run-commit-behind RUN/META.json 7
`;
