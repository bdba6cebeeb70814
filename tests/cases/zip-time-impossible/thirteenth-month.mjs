import { archive } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

export const bundle = archive([entry('a.txt', 'hello\n', { date: (46 << 9) | (13 << 5) | 5 })]);
export const options = { profile: 'archive' };
export const expect = `
  warning zip-time-impossible a.txt - month=13
`;
