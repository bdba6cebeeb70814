import { microBundle } from '../../tools/bundle.mjs';

export const bundle = microBundle({ forge: { 'PROGRESS.md': (text) => `${text}- done\n` } });
export const expect = `
  error patch-blob-mismatch DIFF.patch 1 path=PROGRESS.md
  note run-commit-behind RUN/META.json 7
`;
