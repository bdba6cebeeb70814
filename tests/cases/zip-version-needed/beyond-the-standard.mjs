import { archive } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

export const bundle = archive([entry('a.txt', 'hello\n', { needed: 64 })]);
export const options = { profile: 'archive' };
export const expect = `
  error zip-version-needed a.txt - needed=64 most=46
`;
