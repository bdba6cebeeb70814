// As PowerShell writes what a command prints, in either order of bytes: read, and held against the members.
import { archiveOf, sums } from '../../tools/lists.mjs';

const files = { 'a.txt': 'alpha\n', 'caf\u00e9.txt': 'beta\n', '\u{1f30a}.txt': 'gamma\n' };
const coded = Buffer.from(`\ufeff${sums(files).replaceAll('\n', '\r\n')}`, 'utf16le');
export const bundle = archiveOf({ ...files, 'a.txt': 'alpha!\n', SHA256SUMS: coded, 'swapped.sha256': Buffer.from(coded).swap16() });
export const options = { profile: 'archive' };
export const expect = `
  warning digest-list-malformed SHA256SUMS 1
  error digest-mismatch SHA256SUMS 1 path=a.txt
  warning digest-list-malformed swapped.sha256 1
  error digest-mismatch swapped.sha256 1 path=a.txt
`;
