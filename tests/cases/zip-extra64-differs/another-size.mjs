import { archive } from '../../tools/bundle.mjs';
import { entry, field } from '../../tools/zip.mjs';

export const bundle = archive([entry('a.txt', 'hello\n', { central: { extra: [field(0x0001, [9, 0, 0, 0, 0, 0, 0, 0])] } })]);
export const options = { profile: 'archive' };
export const expect = `
  error zip-extra64-differs a.txt - where=directory
`;
