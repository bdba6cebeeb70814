// A list by its name, and a line by its tag; that the file is absent is seen all the same.
import { archiveOf, digest, FILES } from '../../tools/lists.mjs';

const blake = digest(FILES['a.txt'], 'blake2b512');

export const bundle = archiveOf({
  ...FILES,
  B2SUMS: `${blake}  a.txt\n`,
  'checksums.txt': `BLAKE2b (a.txt) = ${blake}\nSHA3-256 (gone.txt) = ${blake.slice(64)}\n`,
});
export const options = { profile: 'archive' };
export const expect = `
  error digest-listed-absent checksums.txt 2 path=gone.txt
  warning digest-algorithm-unknown B2SUMS - text=B2SUMS
  warning digest-algorithm-unknown checksums.txt 1 text=BLAKE2b
  warning digest-algorithm-unknown checksums.txt 2 text=SHA3-256
`;
