import { archive } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

export const bundle = archive([entry('a.txt', 'hello\n', { needed: 0x0314 })]);
export const options = { profile: 'archive' };
export const expect = `
  note zip-version-host a.txt - host=3
`;
