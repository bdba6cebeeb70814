import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  commit: { 'RUN/TESTS.md': '# Tests\n\n- `make test` (pass; 12 passed)' },
  patch: (text) => text.replace('\\ No newline at end of file\n', ''),
});
export const expect = `
  error patch-rebuilt-mismatch DIFF.patch 86
  note run-commit-behind RUN/META.json 7
`;
