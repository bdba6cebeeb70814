import { archive } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

export const bundle = archive([entry('a.txt', 'hello '.repeat(20), { size: 119 })]);
export const options = { profile: 'archive' };
export const expect = `
  error zip-size-mismatch a.txt - claimed=119 found=more
`;
