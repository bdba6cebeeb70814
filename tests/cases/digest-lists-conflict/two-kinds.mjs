// Digests of different kinds cannot be compared; but the file has the one and not the other.
import { archiveOf, FILES, sums } from '../../tools/lists.mjs';

export const bundle = archiveOf({ ...FILES, SHA256SUMS: sums(), SHA512SUMS: sums({ ...FILES, 'a.txt': 'another alpha\n' }, 'sha512') });
export const options = { profile: 'archive' };
export const expect = `
  error digest-mismatch SHA512SUMS 1 path=a.txt
  error digest-lists-conflict SHA512SUMS 1 path=a.txt list=SHA256SUMS line=1
`;
