import { archive } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

export const bundle = archive([entry('a.txt', 'hello\n', { packed: [7, 1, 2, 3] })]);
export const options = { profile: 'archive' };
export const expect = `
  error zip-deflate-broken a.txt - "how=is no deflate stream"
`;
