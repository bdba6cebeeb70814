import { archive } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

export const bundle = archive([entry('a.txt', 'hello '.repeat(20), { descriptor: { signature: false } })]);
export const options = { profile: 'archive' };
export const expect = `
  warning zip-descriptor-unsigned a.txt - size=12
`;
