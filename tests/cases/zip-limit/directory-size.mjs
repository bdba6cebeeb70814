import { archive } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

export const bundle = archive([entry('a.txt', 'hello\n')]);
export const options = { profile: 'archive', limits: { directory: 50 } };
export const exit = 3;
export const expect = `
  error zip-limit - - name=directory found=51 limit=50
`;
