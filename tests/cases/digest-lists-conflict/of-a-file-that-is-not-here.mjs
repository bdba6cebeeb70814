import { archiveOf, FILES, sums } from '../../tools/lists.mjs';

export const bundle = archiveOf({
  ...FILES,
  SHA256SUMS: `${sums({ ...FILES, gone: '1' })}${sums({ './gone': '2' })}`,
});
export const options = { profile: 'archive' };
export const expect = `
  error digest-lists-conflict SHA256SUMS 4 path=gone line=3
  error digest-listed-absent SHA256SUMS 3 path=gone
  error digest-listed-absent SHA256SUMS 4 path=gone
`;
