import { archive } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

export const bundle = archive([entry('a\u3164.md', 'hello\n')]);
export const options = { profile: 'archive' };
export const expect = `
  warning name-ignorable a\u3164.md - character=\u3164 byte=1
`;
