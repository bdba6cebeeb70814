import { archive } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

export const bundle = archive([entry('a.txt', 'hello\n', { flags: 1 << 14 })]);
export const options = { profile: 'archive' };
export const expect = `
  warning zip-flags-reserved a.txt -
`;
