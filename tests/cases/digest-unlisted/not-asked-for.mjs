// Nobody asked for a closed list, and a list of checksums does not say that it is one.
import { archiveOf, FILES, sums } from '../../tools/lists.mjs';

export const bundle = archiveOf({ ...FILES, 'extra.csv': 'x\n', SHA256SUMS: sums() });
export const options = { profile: 'archive' };
export const expect = `
`;
