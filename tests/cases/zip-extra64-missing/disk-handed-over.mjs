import { archive } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

// The disk alone is left to a zip64 field that is not there: 7-Zip has no data for the entry and writes an empty file.
export const bundle = archive([entry('a.txt', 'hello\n', { central: { disk: 0xffff } })]);
export const options = { profile: 'archive' };
export const expect = `
  error zip-extra64-missing a.txt - size=0 needed=4
`;
