import { archive } from '../../tools/bundle.mjs';
import { entry, gap } from '../../tools/zip.mjs';

export const bundle = archive([entry('a.txt', 'hello\n'), gap(7)]);
export const options = { profile: 'archive' };
export const expect = `
  error zip-gap - - size=7
`;
