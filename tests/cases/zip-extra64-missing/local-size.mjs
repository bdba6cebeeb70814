import { archive } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

export const bundle = archive([entry('a.txt', 'hello\n', { local: { size: 0xffffffff } })]);
export const options = { profile: 'archive' };
export const expect = `
  error zip-extra64-missing a.txt - "where=local header"
  error zip-local-mismatch a.txt - "field=unpacked size"
`;
