import { archive } from '../../tools/bundle.mjs';
import { DEFLATED, STORED, entry } from '../../tools/zip.mjs';

// Bits 1 and 2 say how hard deflate tried. Of a stored entry they mean nothing, and 7-Zip minds the difference.
const local = { flags: 2 };
export const bundle = archive([
  entry('a.txt', 'hello\n', { method: STORED, local }),
  entry('b.txt', 'hello '.repeat(20), { method: DEFLATED, local }),
]);
export const options = { profile: 'archive' };
export const expect = `
  error zip-local-mismatch a.txt - field=flags local=2 central=0
  warning zip-local-differs b.txt - field=flags local=2 central=0
`;
