// A text file is passed off as binary, so that nobody misses its lines.
import { snapshotBundle } from '../../tools/bundle.mjs';

export const bundle = snapshotBundle({
  forge: { 'git_diff_stat.txt': (text) => text.replace('PROGRESS.md | 1 +', 'PROGRESS.md | Bin 0 -> 9 bytes') },
});
export const expect = `
  error git-stat-mismatch git_diff_stat.txt 1 found=0 expected=1
`;
