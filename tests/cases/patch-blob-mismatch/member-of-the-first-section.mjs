// The bundle holds what was committed, although the working tree went on.
import { sprintBundle } from '../../tools/bundle.mjs';

const committed = sprintBundle().members.find(([path]) => path === 'PROGRESS.md')[1];
export const bundle = sprintBundle({
  worktree: { 'PROGRESS.md': (text) => `${text}- more\n` },
  forge: { 'PROGRESS.md': committed },
});
export const expect = `
  error patch-blob-mismatch DIFF.patch 116 path=PROGRESS.md
  error patch-uncommitted DIFF.patch 116 path=PROGRESS.md
  note run-commit-behind RUN/META.json 7
`;
