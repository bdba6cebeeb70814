import { archive } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

export const bundle = archive([entry('docs/con.txt', 'hello\n'), entry('LPT1', 'hello\n'), entry('console.txt', 'hello\n')]);
export const options = { profile: 'archive' };
export const expect = `
  error name-windows-device LPT1 -
  error name-windows-device docs/con.txt - part=con.txt
`;
