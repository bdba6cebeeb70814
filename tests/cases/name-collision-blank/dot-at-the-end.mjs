import { archive } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

export const bundle = archive([entry('a', 'one\n'), entry('a.', 'two\n')]);
export const options = { profile: 'archive' };
export const expect = `
  error name-collision-blank a. - other=a
  error name-edge-blank a. -
`;
