import { archive } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

export const bundle = archive([entry('a.txt', 'hello\n'), entry('b.txt', 'hi\n')]);
export const options = { profile: 'archive', limits: { member: 5 } };
export const exit = 3;
export const expect = `
  error zip-limit a.txt - name=member found=6 limit=5
`;
