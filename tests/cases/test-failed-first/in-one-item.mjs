import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  commit: { 'RUN/TESTS.md': '# Tests\n\n- `make test`. First run: failed with a timeout. Second run: pass.\n' },
});
export const expect = `
  note test-failed-first RUN/TESTS.md 3 failed=1
  note run-commit-behind RUN/META.json 7
`;
