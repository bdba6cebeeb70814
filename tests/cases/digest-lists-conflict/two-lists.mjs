// One of them was made from the file that is here, the other was not.
import { archiveOf, FILES, sums } from '../../tools/lists.mjs';

export const bundle = archiveOf({
  ...FILES,
  'SHA256SUMS': sums(),
  'checksums.txt': sums({ ...FILES, 'a.txt': 'omega\n' }),
});
export const options = { profile: 'archive' };
export const expect = `
  error digest-lists-conflict checksums.txt 1 path=a.txt list=SHA256SUMS line=1
  error digest-mismatch checksums.txt 1 path=a.txt
`;
