import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  commit: { 'RUN/TESTS.md': '# Tests\n\n- `ctest` (100% tests passed, 0 tests failed out of 12)\n' },
});
export const expect = `
  note run-commit-behind RUN/META.json 7
`;
