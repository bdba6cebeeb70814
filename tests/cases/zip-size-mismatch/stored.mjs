// Readers take the one size or the other.
import { archive } from '../../tools/bundle.mjs';
import { crc32 } from '../../tools/deflate.mjs';
import { STORED, entry } from '../../tools/zip.mjs';

export const bundle = archive([entry('a.txt', 'hello\n', { method: STORED, size: 5, crc: crc32(Buffer.from('hello')) })]);
export const options = { profile: 'archive' };
export const expect = `
  error zip-size-mismatch a.txt - claimed=5 found=6
`;
