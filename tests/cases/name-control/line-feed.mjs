import { archive } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

export const bundle = archive([entry('a\nb.txt', 'hello\n')]);
export const options = { profile: 'archive' };
export const expect = `
  error name-control "a\\nb.txt" - byte=1
`;
