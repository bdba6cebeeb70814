import { archive } from '../../tools/bundle.mjs';
import { entry, gap } from '../../tools/zip.mjs';

export const bundle = archive([gap('PK\x07\x08'), entry('a.txt', 'hello\n')]);
export const options = { profile: 'archive' };
export const expect = `
  error zip-split-marker - -
`;
