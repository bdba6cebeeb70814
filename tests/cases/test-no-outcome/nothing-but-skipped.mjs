// Skipped tests show nothing.
import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ commit: { 'RUN/TESTS.md': '# Tests\n\n- `make test` (skipped: no network)\n' } });
export const expect = `
  warning test-no-outcome RUN/TESTS.md -
  note run-commit-behind RUN/META.json 7
`;
