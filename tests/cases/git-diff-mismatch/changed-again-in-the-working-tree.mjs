// The committed change is what the repository has; the working tree's stands behind it.
import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ proof: () => [], worktree: { 'PROGRESS.md': (text) => `${text}- more\n` } });
export const repository = bundle;
export const expect = `
  error git-blob-mismatch PROGRESS.md -
  error patch-uncommitted DIFF.patch 116 path=PROGRESS.md
  note run-commit-behind RUN/META.json 7
`;
