// A file's own number is wrong, the totals are right.
import { snapshotBundle } from '../../tools/bundle.mjs';

export const bundle = snapshotBundle({ forge: { 'git_diff_stat.txt': (text) => text.replace('PROGRESS.md | 1 +', 'PROGRESS.md | 3 +++') } });
export const expect = `
  error git-stat-mismatch git_diff_stat.txt 1 found=3 expected=1
`;
