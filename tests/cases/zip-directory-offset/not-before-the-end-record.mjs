import { archive } from '../../tools/bundle.mjs';
import { directory, end, entry, gap } from '../../tools/zip.mjs';

export const bundle = archive([entry('a.txt', 'hello\n'), directory(), gap(5), end()]);
export const options = { profile: 'archive' };
export const expect = `
  error zip-directory-offset - -
  error zip-gap - - size=5
`;
