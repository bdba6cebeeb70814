// The member that goes beyond the sum, and all behind it, are not looked at.
import { archive } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

export const bundle = archive([entry('a.txt', 'hello\n'), entry('b.txt', 'hello\n')]);
export const options = { profile: 'archive', limits: { total: 11 } };
export const exit = 3;
export const expect = `
  error zip-limit - - name=total found=12 limit=11
`;
