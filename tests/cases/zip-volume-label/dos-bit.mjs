// Some tools skip such an entry.
import { archive } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

export const bundle = archive([entry('a.txt', 'hello\n', { central: { external: 0x81a40008 } })]);
export const options = { profile: 'archive' };
export const expect = `
  error zip-volume-label a.txt -
`;
