import { archive } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

// Version 6.3 exists, but a stored entry needs nothing of it; unzip says "can do v4.6" and unpacks the other file alone.
export const bundle = archive([entry('a.txt', 'hello\n', { needed: 63 }), entry('b.txt', 'hello\n', { needed: 46 })]);
export const options = { profile: 'archive' };
export const expect = `
  error zip-version-needed a.txt - needed=63 most=46
`;
