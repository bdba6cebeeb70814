// gpg --clearsign: the signature is counted; lines that begin with a dash have "- " before them.
import { archiveOf, FILES, signed, sums } from '../../tools/lists.mjs';

const files = { ...FILES, '-d.txt': 'delta\n' };
export const bundle = archiveOf({ ...files, 'a.txt': 'alpha!\n', SHA256SUMS: signed(`-----\n${sums(files)}`) });
export const options = { profile: 'archive' };
export const expect = `
  warning digest-list-malformed SHA256SUMS 4
  error digest-mismatch SHA256SUMS 5 path=a.txt
  note digest-signature-unchecked SHA256SUMS - count=1
  note name-leading-dash -d.txt -
`;
