import { archive } from '../../tools/bundle.mjs';
import { directory, end, entry, gap } from '../../tools/zip.mjs';

export const bundle = archive([entry('a.txt', 'hello\n'), directory(), end(), gap('and more text\n')]);
export const options = { profile: 'archive' };
export const expect = `
  error zip-suffix - - size=14 looks=text
`;
