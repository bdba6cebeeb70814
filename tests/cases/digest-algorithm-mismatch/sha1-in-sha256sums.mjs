import { archiveOf, FILES, sums } from '../../tools/lists.mjs';

export const bundle = archiveOf({
  ...FILES,
  SHA256SUMS: sums({ 'a.txt': FILES['a.txt'] }) + sums({ 'results/b.csv': FILES['results/b.csv'] }, 'sha1'),
});
export const options = { profile: 'archive' };
export const expect = `
  warning digest-algorithm-mismatch SHA256SUMS 2 text=results/b.csv what=sha1
  warning digest-weak-algorithm SHA256SUMS - count=1 algorithm=sha1
`;
