import { archive } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

export const bundle = archive([entry('a.txt', 'hello '.repeat(20), { crc: 1 })]);
export const options = { profile: 'archive' };
export const expect = `
  error zip-crc-mismatch a.txt - claimed=0x00000001
`;
