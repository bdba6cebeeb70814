// Some readers take 0 for "not known" and look away.
import { archive } from '../../tools/bundle.mjs';
import { STORED, entry } from '../../tools/zip.mjs';

export const bundle = archive([entry('a.txt', 'hello\n', { method: STORED, crc: 0 })]);
export const options = { profile: 'archive' };
export const expect = `
  error zip-crc-mismatch a.txt - claimed=0x00000000
`;
