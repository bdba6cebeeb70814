// The working tree's change is told truly; the commit's line below it is not.
import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  worktree: { 'PROGRESS.md': (text) => `${text}- not committed\n` },
  patch: (text) => text.replace('+- ticket-07: the fetcher gives up', '+- ticket-07: the fetcher goes on'),
});
export const expect = `
  error patch-hunk-mismatch DIFF.patch 10 path=PROGRESS.md line=11
  error patch-uncommitted DIFF.patch 116 path=PROGRESS.md
  note run-commit-behind RUN/META.json 7
`;
