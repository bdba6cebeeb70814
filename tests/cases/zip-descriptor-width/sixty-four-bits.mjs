import { archive } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

export const bundle = archive([entry('a.txt', 'hello '.repeat(20), { descriptor: { wide: true } })]);
export const options = { profile: 'archive' };
export const expect = `
  error zip-descriptor-width a.txt - size=24
`;
