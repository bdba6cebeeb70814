import { archive } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

export const bundle = archive([entry('docs/a.txt', 'one\n'), entry('docs//a.txt', 'two\n')]);
export const options = { profile: 'archive' };
export const expect = `
  error name-collision-path docs//a.txt - other=docs/a.txt
  error name-dot docs//a.txt -
`;
