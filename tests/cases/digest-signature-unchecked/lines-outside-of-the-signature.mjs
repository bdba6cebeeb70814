// sha256sum reads these lines like any other; no signature covers them. They are read, and told.
import { archiveOf, FILES, signed, sums } from '../../tools/lists.mjs';

const first = sums({ 'a.txt': FILES['a.txt'] });
const second = sums({ 'results/b.csv': FILES['results/b.csv'] });
export const bundle = archiveOf({ ...FILES, 'before.sha256': first + signed(second), 'behind.sha256': signed(first) + second, 'cut.sha256': signed(sums()).split('-----BEGIN PGP SIGNATURE')[0] });
export const options = { profile: 'archive' };
export const expect = `
  warning digest-list-malformed before.sha256 2
  note digest-signature-unchecked before.sha256 -
  warning digest-list-malformed behind.sha256 10
  note digest-signature-unchecked behind.sha256 -
  warning digest-list-malformed cut.sha256 5
`;
