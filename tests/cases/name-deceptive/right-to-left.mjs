// Shown as "aexe.txt" reversed: the name ends in .exe.
import { archive } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

export const bundle = archive([entry('a\u202etxt.exe', 'hello\n')]);
export const options = { profile: 'archive' };
export const expect = `
  error name-deceptive a\u202etxt.exe - byte=1
`;
