import { archive } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

export const bundle = archive([entry('report.pdf.exe', 'hello\n'), entry('a.test.md', 'hello\n')]);
export const options = { profile: 'archive' };
export const expect = `
  note name-double-extension report.pdf.exe -
`;
