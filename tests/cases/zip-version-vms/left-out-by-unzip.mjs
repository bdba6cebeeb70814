import { archive } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

// unzip says "need VMS compat. v4.5 (can do v4.2)" of the first, and asks a person about the second.
export const bundle = archive([entry('a.txt', 'hello\n', { needed: (2 << 8) | 45 }), entry('b.txt', 'hello\n', { needed: (2 << 8) | 20 })]);
export const options = { profile: 'archive' };
export const expect = `
  error zip-version-vms a.txt - needed=45
  error zip-version-vms b.txt - needed=20
`;
