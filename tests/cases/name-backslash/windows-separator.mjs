import { archive } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

export const bundle = archive([entry('docs\\a.txt', 'hello\n')]);
export const options = { profile: 'archive' };
export const expect = `
  error name-backslash "docs\\\\a.txt" -
`;
