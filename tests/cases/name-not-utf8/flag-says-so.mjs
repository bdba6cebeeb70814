import { archive } from '../../tools/bundle.mjs';
import { FLAG_UTF8, entry } from '../../tools/zip.mjs';

export const bundle = archive([entry(Buffer.from([0x61, 0xff, 0x2e, 0x74]), 'hello\n', { flags: FLAG_UTF8 })]);
export const options = { profile: 'archive' };
export const expect = `
  error name-not-utf8 a\\xff.t -
`;
