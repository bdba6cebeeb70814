import { archive } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

// A bit that means nothing; 7-Zip takes the two headers for those of different entries and writes an empty file.
export const bundle = archive([entry('a.txt', 'hello '.repeat(20), { local: { flags: 1 << 8 } })]);
export const options = { profile: 'archive' };
export const expect = `
  error zip-local-mismatch a.txt - field=flags local=256 central=0
`;
