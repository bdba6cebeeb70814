import { archive } from '../../tools/bundle.mjs';
import { DEFLATED, entry } from '../../tools/zip.mjs';

export const bundle = archive([entry('a.txt', 'hello\n', { local: { method: DEFLATED, packedSize: 5, size: 7 } })]);
export const options = { profile: 'archive' };
export const expect = `
  error zip-local-mismatch a.txt - field=method
  error zip-local-mismatch a.txt - "field=packed size"
  error zip-local-mismatch a.txt - "field=unpacked size"
`;
