// Half of a pair, and a byte too few.
import { archiveOf, FILES, sums } from '../../tools/lists.mjs';

const coded = (text) => Buffer.from(`\ufeff${text}`, 'utf16le');
export const bundle = archiveOf({
  ...FILES,
  'a.sha256': coded(`${sums()}\ud800x`),
  'b.sha256': coded(sums()).subarray(0, -1),
  'c.sha256': coded(`${sums()}\udc00`),
});
export const options = { profile: 'archive' };
export const expect = `
  error digest-list-unreadable a.sha256 -
  error digest-list-unreadable b.sha256 -
  error digest-list-unreadable c.sha256 -
`;
