import { archive } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

export const bundle = archive([entry('PROG\u00adRESS.md', 'hello\n')]);
export const options = { profile: 'archive' };
export const expect = `
  warning name-ignorable PROG\u00adRESS.md - byte=4
`;
