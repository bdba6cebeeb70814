import { archive } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

export const bundle = archive([entry('a.txt', 'hello\n')], { end: { size: (layout) => layout.directory.size - 1 } });
export const options = { profile: 'archive' };
export const expect = `
  error zip-directory-size - - claimed=50 counted=51
`;
