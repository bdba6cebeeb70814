import { archive } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

export const bundle = archive([entry('a.txt', 'hello\n', { packedSize: 50, size: 50 })]);
export const options = { profile: 'archive' };
export const expect = `
  error zip-data-outside a.txt - size=50
`;
