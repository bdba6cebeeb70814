import { archive } from '../../tools/bundle.mjs';
import { entry, field } from '../../tools/zip.mjs';

export const bundle = archive([entry('a.txt', 'hello\n', { central: { extra: [field(0x0001, [6, 0, 0, 0, 0, 0, 0, 0])] } })]);
export const options = { profile: 'archive' };
export const expect = `
  note zip-extra64-unneeded a.txt -
`;
