import { archive } from '../../tools/bundle.mjs';
import { directory, end, entry, gap } from '../../tools/zip.mjs';

export const bundle = archive([entry('a.txt', 'hello\n'), directory(), end(), gap(512)]);
export const options = { profile: 'archive' };
export const expect = `
  warning zip-suffix-zeros - - size=512
`;
