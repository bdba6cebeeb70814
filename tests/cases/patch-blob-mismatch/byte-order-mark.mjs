import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ forge: { 'PROGRESS.md': (text) => `\ufeff${text}` } });
export const expect = `
  error patch-blob-mismatch DIFF.patch 2 path=PROGRESS.md
  note run-commit-behind RUN/META.json 7
`;
