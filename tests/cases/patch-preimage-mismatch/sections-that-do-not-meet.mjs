// Each section is sound by itself, but the working tree's change starts from another file than the commit left.
import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  worktree: { 'PROGRESS.md': (text) => `${text}- not committed\n` },
  patch: (text) => text.replace('index 24c0d2b..c02c279', 'index 24c0d2b..c02c27a'),
});
export const expect = `
  error patch-preimage-mismatch DIFF.patch 2 path=PROGRESS.md expected=c02c27a
  error patch-uncommitted DIFF.patch 116 path=PROGRESS.md
  note run-commit-behind RUN/META.json 7
`;
