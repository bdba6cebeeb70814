import { archive } from '../../tools/bundle.mjs';
import { FLAG_ENCRYPTED, entry } from '../../tools/zip.mjs';

export const bundle = archive([entry('a.txt', 'hello\n', { flags: FLAG_ENCRYPTED })]);
export const options = { profile: 'archive' };
export const expect = `
  error zip-encrypted a.txt -
`;
