import { archive } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

const known = { size: (layout) => layout.find('a.txt').content.length };
export const bundle = archive([entry('a.txt', 'hello '.repeat(20), { descriptor: true, local: known })]);
export const options = { profile: 'archive' };
export const expect = `
  note zip-descriptor-values a.txt -
`;
