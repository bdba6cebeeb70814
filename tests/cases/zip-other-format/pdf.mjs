// A viewer opens the same file as something else.
import { archive } from '../../tools/bundle.mjs';
import { entry, gap } from '../../tools/zip.mjs';

export const bundle = archive([gap('%PDF-1.7\n'), entry('a.txt', 'hello\n')]);
export const options = { profile: 'archive' };
export const expect = `
  error zip-other-format - -
  error zip-prefix - - size=9
`;
