import { archive } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

// U+2100 is "a/c" to whoever normalises names to NFKC.
export const bundle = archive([entry('x\u2100y.md', 'hello\n')]);
export const options = { profile: 'archive' };
export const expect = `
  error name-look-alike x\u2100y.md - character=\u2100 byte=1
`;
