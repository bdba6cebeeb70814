import { archive } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

// All values are true, but of the two numbers of entries one alone is left to the zip64 record: 7-Zip refuses the archive.
export const bundle = archive([entry('a.txt', 'hello\n')], { zip64: true, end: { count: 1 } });
export const options = { profile: 'archive' };
export const expect = `
  error zip-end64-differs - - "field=entries on this disk" end=65535 end64=1
`;
