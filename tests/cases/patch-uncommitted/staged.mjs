import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ staged: { 'PROGRESS.md': (text) => `${text}- more\n` } });
export const expect = `
  error patch-uncommitted DIFF.patch 116 path=PROGRESS.md
  note run-commit-behind RUN/META.json 7
`;
