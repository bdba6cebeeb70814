// To sha256sum the first line is no line of its format; what it says is held against the file all the same.
import { archiveOf, FILES, sums } from '../../tools/lists.mjs';

export const bundle = archiveOf({ ...FILES, 'a.txt': 'changed\n', SHA256SUMS: `\ufeff${sums()}` });
export const options = { profile: 'archive' };
export const expect = `
  error digest-mismatch SHA256SUMS 1 path=a.txt
  warning digest-list-malformed SHA256SUMS 1
`;
