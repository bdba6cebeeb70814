// Committed, staged and in the working tree: each change starts from what the one before left.
import { SOURCE, sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  staged: { 'PROGRESS.md': (text) => `${text}- staged\n`, [SOURCE]: (text) => text.replace('import time', 'import  time') },
  worktree: { 'PROGRESS.md': (text) => text.replace('- staged\n', '- no longer staged'), [SOURCE]: (text) => `#\n${text}` },
});
export const expect = `
  error patch-uncommitted DIFF.patch 116 path=PROGRESS.md
  error patch-uncommitted DIFF.patch 138 path=PROGRESS.md
  error patch-uncommitted DIFF.patch 127 path=src/tidewatch/fetch.py
  error patch-uncommitted DIFF.patch 147 path=src/tidewatch/fetch.py
  note run-commit-behind RUN/META.json 7
`;
