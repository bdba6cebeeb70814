// git status has a changed file that the patch of the working tree lacks, and lacks one that the patch has.
import { snapshotBundle } from '../../tools/bundle.mjs';

export const bundle = snapshotBundle({
  dirty: true,
  forge: { 'git_status.txt': (text) => text.replace(' M PROGRESS.md', ' M src/tidewatch/secret.py') },
});
export const expect = `
  error git-paths-mismatch git_diff.patch 1 path=PROGRESS.md
  error git-paths-mismatch git_status.txt 2 path=src/tidewatch/secret.py
  error git-tree-dirty git_status.txt -
  warning patch-uncommitted git_diff.patch 1
  warning patch-uncommitted git_diff.patch 10
`;
