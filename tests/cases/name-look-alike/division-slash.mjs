import { archive } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

export const bundle = archive([entry('docs\u2215a.txt', 'hello\n')]);
export const options = { profile: 'archive' };
export const expect = `
  error name-look-alike docs\u2215a.txt - byte=4
`;
