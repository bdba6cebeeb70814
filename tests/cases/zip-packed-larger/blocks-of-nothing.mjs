import { archive } from '../../tools/bundle.mjs';
import { deflate } from '../../tools/deflate.mjs';
import { entry } from '../../tools/zip.mjs';

const nothing = Buffer.alloc(5 * 50, Buffer.from([0, 0, 0, 0xff, 0xff]));
const packed = Buffer.concat([nothing, deflate('hello\n')]);
export const bundle = archive([entry('a.txt', 'hello\n', { packed })]);
export const options = { profile: 'archive' };
export const expect = `
  warning zip-packed-larger a.txt - unpacked=6
`;
