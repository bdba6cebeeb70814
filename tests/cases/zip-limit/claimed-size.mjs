import { archive } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

export const bundle = archive([entry('a.txt', 'hello\n', { size: 5 * 2 ** 30, zip64: true })]);
export const options = { profile: 'archive' };
export const exit = 3;
export const expect = `
  error zip-limit a.txt -
  error zip-total-ratio - -
  warning zip-ratio a.txt -
`;
