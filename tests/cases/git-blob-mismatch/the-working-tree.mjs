// The bundle was made after another edit that was never committed.
import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ proof: true, worktree: { 'PROGRESS.md': (text) => `${text}- done\n` } });
export const expect = `
  error git-blob-mismatch PROGRESS.md - path=PROGRESS.md
  error patch-uncommitted DIFF.patch 116 path=PROGRESS.md
  note run-commit-behind RUN/META.json 7
`;
