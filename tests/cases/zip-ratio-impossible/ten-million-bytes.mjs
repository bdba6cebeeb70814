import { archive } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

export const bundle = archive([entry('a.txt', 'hello '.repeat(20), { size: 10_000_000 })]);
export const options = { profile: 'archive' };
export const expect = `
  error zip-ratio-impossible a.txt - unpacked=10000000
`;
