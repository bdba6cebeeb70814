import { archive } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

export const bundle = archive([entry('a.txt', 'hello\n', { time: 0, date: 0 })]);
export const options = { profile: 'archive' };
export const expect = `
  note zip-time-absent a.txt -
`;
