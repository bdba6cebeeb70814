import { archive } from '../../tools/bundle.mjs';
import { STORED, entry } from '../../tools/zip.mjs';

export const bundle = archive([entry('a.txt', 'hello\n', { method: STORED, descriptor: true })]);
export const options = { profile: 'archive' };
export const expect = `
  warning zip-descriptor-stored a.txt - size=6
`;
