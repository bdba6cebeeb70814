// A file is left out of the list, another one put in.
import { snapshotBundle } from '../../tools/bundle.mjs';

export const bundle = snapshotBundle({ forge: { 'changed_files.txt': (text) => text.replace('PROGRESS.md', 'CHANGELOG.md') } });
export const expect = `
  error git-paths-mismatch changed_files.txt 1 path=CHANGELOG.md
  error git-paths-mismatch git_diff.patch 2 path=PROGRESS.md
`;
