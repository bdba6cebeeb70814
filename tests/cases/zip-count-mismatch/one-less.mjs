// Readers that believe the number do not see the second file.
import { archive } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

export const bundle = archive([entry('a.txt', 'hello\n'), entry('b.txt', 'hello\n')], { end: { count: 1, entriesHere: 1 } });
export const options = { profile: 'archive' };
export const expect = `
  error zip-count-mismatch - - claimed=1 counted=2
`;
