import { archive } from '../../tools/bundle.mjs';
import { entry, field } from '../../tools/zip.mjs';

export const bundle = archive([entry('a.txt', 'hello\n', { central: { extra: [field(0x6666, 'x'.repeat(61))] } })]);
export const options = { profile: 'archive' };
export const expect = `
  warning zip-extra-unknown a.txt - size=65
`;
