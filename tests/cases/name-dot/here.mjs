import { archive } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

export const bundle = archive([entry('docs/./a.txt', 'hello\n'), entry('docs//b.txt', 'hello\n')]);
export const options = { profile: 'archive' };
export const expect = `
  error name-dot docs/./a.txt -
  error name-dot docs//b.txt -
`;
