// A file is left out of the list, another one put in.
import { snapshotBundle } from '../../tools/bundle.mjs';

export const bundle = snapshotBundle({ forge: { 'changed_files.txt': (text) => text.replace('PROGRESS.md', 'CHANGELOG.md') } });
export const expect = `
  error git-stat-mismatch changed_files.txt - found=1 expected=2
`;
