import { archive } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

export const bundle = archive([entry('docs', 'one\n'), entry('docs/a.txt', 'two\n')]);
export const options = { profile: 'archive' };
export const expect = `
  error name-file-and-folder docs - other=docs/a.txt
`;
