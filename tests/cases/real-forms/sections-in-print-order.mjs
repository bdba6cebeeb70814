// Printed: range, working tree, staged. In time: range, staged, working tree. The working tree's id is the last one.
import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  staged: { 'RUN/RESULTS.md': (text) => `${text}- staged\n` },
  worktree: { 'RUN/RESULTS.md': (text) => `${text}- and more\n` },
});
export const expect = `
  error patch-uncommitted DIFF.patch 116 path=RUN/RESULTS.md "where=in the working tree"
  error patch-uncommitted DIFF.patch 127 path=RUN/RESULTS.md where=staged
  note run-commit-behind RUN/META.json 7
`;
