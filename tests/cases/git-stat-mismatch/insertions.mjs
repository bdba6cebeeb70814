import { snapshotBundle } from '../../tools/bundle.mjs';

export const bundle = snapshotBundle({ forge: { 'git_diff_stat.txt': (text) => text.replace('5 insertions', '50 insertions') } });
export const expect = `
  error git-stat-mismatch git_diff_stat.txt - found=50 expected=5
`;
