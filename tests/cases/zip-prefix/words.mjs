import { archive } from '../../tools/bundle.mjs';
import { entry, gap } from '../../tools/zip.mjs';

export const bundle = archive([gap('words in front\n'), entry('a.txt', 'hello\n')]);
export const options = { profile: 'archive' };
export const expect = `
  error zip-prefix - - size=15 looks=text
`;
