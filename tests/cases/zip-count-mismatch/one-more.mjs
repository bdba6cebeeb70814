import { archive } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

export const bundle = archive([entry('a.txt', 'hello\n')], { end: { count: 2, entriesHere: 2 } });
export const options = { profile: 'archive' };
export const expect = `
  error zip-count-mismatch - - claimed=2 counted=1
`;
