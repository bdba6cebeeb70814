import { archive } from '../../tools/bundle.mjs';
import { DEFLATED, entry } from '../../tools/zip.mjs';

// The field holds both true sizes, but the header leaves the packed size alone to it. bsdtar takes the first value for that,
// and unpacks something else.
const content = 'hello '.repeat(20);
const options64 = { method: DEFLATED, zip64: { local: ['size', 'packedSize'] }, local: { size: content.length }, central: { needed: 45 } };
export const bundle = archive([entry('a.txt', content, options64)]);
export const options = { profile: 'archive' };
export const expect = `
  error zip-extra64-differs a.txt - size=16 needed=16
`;
