import { archive } from '../../tools/bundle.mjs';
import { deflate } from '../../tools/deflate.mjs';
import { entry } from '../../tools/zip.mjs';

const content = Buffer.from('hello '.repeat(20));
export const bundle = archive([entry('a.txt', content, { packed: deflate(content).subarray(0, -3) })]);
export const options = { profile: 'archive' };
export const expect = `
  error zip-deflate-broken a.txt - "how=ends before its last block does"
`;
