import { snapshotBundle } from '../../tools/bundle.mjs';

export const bundle = snapshotBundle({ dirty: true, forge: { 'git_status.txt': (text) => `${text}?? scratch/\n` } });
export const expect = `
  error git-tree-dirty git_status.txt - changed=2 untracked=1
  warning patch-uncommitted git_diff.patch 1 path=PROGRESS.md
  warning patch-uncommitted git_diff.patch 10 path=src/tidewatch/fetch.py
`;
