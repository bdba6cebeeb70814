import { archiveOf, FILES, sums } from '../../tools/lists.mjs';

export const bundle = archiveOf({ ...FILES, 'results/b.csv': undefined, SHA256SUMS: sums() });
export const options = { profile: 'archive' };
export const expect = `
  error digest-listed-absent SHA256SUMS 2 path=results/b.csv list=SHA256SUMS
`;
