import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ commit: { 'RUN/TESTS.md': '# Tests\n\n- `make test` (pass; 12 passed)' } });
export const expect = `
  note run-commit-behind RUN/META.json 7
`;
