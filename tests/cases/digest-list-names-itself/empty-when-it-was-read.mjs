// `sha256sum * > SHA256SUMS` digests the list before anything is in it.
import { archiveOf, FILES, sums } from '../../tools/lists.mjs';

export const bundle = archiveOf({ ...FILES, SHA256SUMS: sums({ SHA256SUMS: '', ...FILES }) });
export const options = { profile: 'archive' };
export const expect = `
  warning digest-list-names-itself SHA256SUMS 1 text=SHA256SUMS
`;
