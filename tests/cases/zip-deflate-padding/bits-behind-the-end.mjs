import { archive } from '../../tools/bundle.mjs';
import { deflate } from '../../tools/deflate.mjs';
import { entry } from '../../tools/zip.mjs';

const packed = deflate('x');
packed[packed.length - 1] |= 0x80;
export const bundle = archive([entry('a.txt', 'x', { packed })]);
export const options = { profile: 'archive' };
export const expect = `
  note zip-deflate-padding a.txt -
`;
