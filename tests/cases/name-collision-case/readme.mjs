import { archive } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

export const bundle = archive([entry('README.md', 'one\n'), entry('Readme.md', 'two\n')]);
export const options = { profile: 'archive' };
export const expect = `
  error name-collision-case Readme.md - other=README.md
`;
