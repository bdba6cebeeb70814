import { archive } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

export const bundle = archive([entry('a.txt', 'hello\n'), entry('b.txt', 'hello\n')]);
export const options = { profile: 'archive', limits: { entries: 1 } };
export const exit = 3;
export const expect = `
  error zip-limit - - name=entries found=2 limit=1
`;
