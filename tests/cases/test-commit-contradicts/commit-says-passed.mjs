import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ commit: { 'RUN/TESTS.md': '# Tests\n\n- `make test` (fail: 2 failed)\n' } });
export const expect = `
  error test-not-passed RUN/TESTS.md 3
  warning test-commit-contradicts LAST_COMMIT.txt 9
  note run-commit-behind RUN/META.json 7
`;
