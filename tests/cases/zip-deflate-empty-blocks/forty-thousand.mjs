// Each costs time and gives nothing.
import { archive } from '../../tools/bundle.mjs';
import { deflate } from '../../tools/deflate.mjs';
import { entry } from '../../tools/zip.mjs';

const nothing = Buffer.alloc(5 * 40_000, Buffer.from([0, 0, 0, 0xff, 0xff]));
const content = Buffer.alloc(17 << 20);
const packed = Buffer.concat([nothing, deflate(content)]);
export const bundle = archive([entry('zeros', content, { packed })]);
export const options = { profile: 'archive' };
export const exit = 3;
export const expect = `
  error zip-deflate-empty-blocks zeros -
`;
