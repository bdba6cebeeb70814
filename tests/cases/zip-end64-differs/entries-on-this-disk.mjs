import { archive } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

export const bundle = archive([entry('a.txt', 'hello\n')], { zip64: true, end: { entriesHere: 2 } });
export const options = { profile: 'archive' };
export const expect = `
  error zip-end64-differs - - end=2 end64=1
`;
