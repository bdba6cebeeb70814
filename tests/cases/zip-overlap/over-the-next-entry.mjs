import { archive } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

export const bundle = archive([entry('a.txt', 'hello\n', { packedSize: 20, size: 20 }), entry('b.txt', 'hello\n')]);
export const options = { profile: 'archive' };
export const expect = `
  error zip-overlap a.txt - other=b.txt count=1
`;
