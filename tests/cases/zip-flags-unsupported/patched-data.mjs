import { archive } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

export const bundle = archive([entry('a.txt', 'hello\n', { flags: 1 << 5 })]);
export const options = { profile: 'archive' };
export const expect = `
  error zip-flags-unsupported a.txt -
`;
