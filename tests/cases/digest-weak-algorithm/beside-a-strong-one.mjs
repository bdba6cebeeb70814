// Only the file that nothing stronger vouches for counts.
import { archiveOf, FILES, sums } from '../../tools/lists.mjs';

export const bundle = archiveOf({
  ...FILES,
  SHA1SUMS: sums(FILES, 'sha1'),
  SHA512SUMS: sums({ 'a.txt': FILES['a.txt'] }, 'sha512'),
});
export const options = { profile: 'archive' };
export const expect = `
  warning digest-weak-algorithm SHA1SUMS - count=1 algorithm=sha1
`;
