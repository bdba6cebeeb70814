import { archive } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

export const bundle = archive([entry('a\u0378.txt', 'hello\n')]);
export const options = { profile: 'archive' };
export const expect = `
  warning name-unassigned a\u0378.txt - byte=1
`;
