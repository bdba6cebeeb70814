import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ forge: { 'RUN/TESTS.md': (text) => text.replace('12 passed', '13 passed') } });
export const expect = `
  error patch-blob-mismatch DIFF.patch 86 path=RUN/TESTS.md
  note run-commit-behind RUN/META.json 7
`;
