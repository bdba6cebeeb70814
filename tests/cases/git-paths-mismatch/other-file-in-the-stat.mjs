// The totals stay right.
import { snapshotBundle } from '../../tools/bundle.mjs';

export const bundle = snapshotBundle({ forge: { 'git_diff_stat.txt': (text) => text.replace('PROGRESS.md', 'CHANGELOG.md') } });
export const expect = `
  error git-paths-mismatch git_diff_stat.txt 1 path=PROGRESS.md
`;
