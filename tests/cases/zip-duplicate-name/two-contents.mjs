// Which of the two is unpacked depends on the tool.
import { archive } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

export const bundle = archive([entry('a.txt', 'one\n'), entry('a.txt', 'two\n')]);
export const options = { profile: 'archive' };
export const expect = `
  error zip-duplicate-name a.txt - other=a.txt
`;
