import { archive } from '../../tools/bundle.mjs';
import { STORED, entry } from '../../tools/zip.mjs';

export const bundle = archive([entry('a.txt', 'hello PK\x07\x08 and more', { method: STORED, descriptor: true })]);
export const options = { profile: 'archive' };
export const expect = `
  error zip-descriptor-in-data a.txt -
  warning zip-descriptor-stored a.txt -
`;
