import { archive } from '../../tools/bundle.mjs';
import { entry, field } from '../../tools/zip.mjs';

const comment = field(0x6375, [1, 0, 0, 0, 0]);
export const bundle = archive([entry('a.txt', 'hello\n', { central: { extra: [comment, comment] } })]);
export const options = { profile: 'archive' };
export const expect = `
  error zip-extra-duplicate a.txt - where=directory
`;
