import { archive } from '../../tools/bundle.mjs';
import { directory, end, entry, gap } from '../../tools/zip.mjs';

export const bundle = archive([entry('a.txt', 'hello\n'), directory(), end(), gap(9000), gap('x')]);
export const options = { profile: 'archive' };
export const expect = `
  error zip-suffix - - size=9001 "looks=other bytes"
`;
