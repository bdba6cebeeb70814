// The last section that names a file counts: the member is the working tree's.
import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  staged: { 'PROGRESS.md': (text) => `${text}- staged\n` },
  worktree: { 'PROGRESS.md': (text) => `${text}- not even staged\n` },
});
export const expect = `
  error patch-uncommitted DIFF.patch 116 path=PROGRESS.md
  error patch-uncommitted DIFF.patch 127 path=PROGRESS.md
  note run-commit-behind RUN/META.json 7
`;
