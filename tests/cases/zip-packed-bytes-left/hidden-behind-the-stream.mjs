import { archive } from '../../tools/bundle.mjs';
import { deflate } from '../../tools/deflate.mjs';
import { entry } from '../../tools/zip.mjs';

const content = Buffer.from('hello '.repeat(20));
const packed = Buffer.concat([deflate(content), Buffer.from('hidden')]);
export const bundle = archive([entry('a.txt', content, { packed })]);
export const options = { profile: 'archive' };
export const expect = `
  error zip-packed-bytes-left a.txt - left=6
`;
