import { archive } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

export const bundle = archive([entry('re\u0301sume\u0301.md', 'hello\n'), entry('r\u00e9sum\u00e9.txt', 'hello\n')]);
export const options = { profile: 'archive' };
export const expect = `
  warning name-not-nfc re\u0301sume\u0301.md -
`;
