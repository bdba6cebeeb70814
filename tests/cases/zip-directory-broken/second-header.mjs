import { archive } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

export const bundle = archive([entry('a.txt', 'hello\n'), entry('b.txt', 'hello\n', { central: { signature: 0x02014b51 } })]);
export const options = { profile: 'archive' };
export const expect = `
  error zip-directory-broken - - read=1 entries=2
`;
