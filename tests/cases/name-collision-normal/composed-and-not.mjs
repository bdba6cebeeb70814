import { archive } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

export const bundle = archive([entry('caf\u00e9.md', 'one\n'), entry('cafe\u0301.md', 'two\n')]);
export const options = { profile: 'archive' };
export const expect = `
  error name-collision-normal cafe\u0301.md - other=caf\u00e9.md
  warning name-not-nfc cafe\u0301.md -
`;
