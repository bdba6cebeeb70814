// "0 passed" is no pass.
import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ commit: { 'RUN/TESTS.md': '# Tests\n\n- `make test` (0 passed, 12 skipped)\n' } });
export const expect = `
  error coverage-test-not-run docs/CODEX_SPRINT_TICKETS.md 86 "command=make test"
  warning test-no-outcome RUN/TESTS.md -
  note run-commit-behind RUN/META.json 7
`;
