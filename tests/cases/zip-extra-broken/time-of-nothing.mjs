import { archive } from '../../tools/bundle.mjs';
import { entry, field } from '../../tools/zip.mjs';

// A time field has at least the byte that says which times it holds; bsdtar stops the whole archive where it is not there.
export const bundle = archive([entry('a.txt', 'hello\n', { extra: [field(0x5455, [])] }), entry('b.txt', 'hello\n')]);
export const options = { profile: 'archive' };
export const expect = `
  error zip-extra-broken a.txt - size=0
  error zip-extra-broken a.txt - size=0
`;
