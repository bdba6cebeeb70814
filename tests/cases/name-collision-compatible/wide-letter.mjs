import { archive } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

export const bundle = archive([entry('A.md', 'one\n'), entry('\uff21.md', 'two\n')]);
export const options = { profile: 'archive' };
export const expect = `
  warning name-collision-compatible \uff21.md - other=A.md
`;
