import { archive } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

export const bundle = archive([entry('a.txt', 'hello '.repeat(20), { descriptor: { crc: 1 } })]);
export const options = { profile: 'archive' };
export const expect = `
  error zip-descriptor-broken a.txt -
`;
