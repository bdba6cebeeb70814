// Twice in one list; in two lists it is what lists are for.
import { archiveOf, FILES, sums } from '../../tools/lists.mjs';

export const bundle = archiveOf({ ...FILES, SHA256SUMS: `${sums()}${sums()}`, 'checksums.txt': sums() });
export const options = { profile: 'archive' };
export const expect = `
  warning digest-duplicate-entry SHA256SUMS 3 path=a.txt line=1
  warning digest-duplicate-entry SHA256SUMS 4 path=results/b.csv line=2
`;
