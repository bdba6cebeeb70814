import { archive } from '../../tools/bundle.mjs';
import { entry, field } from '../../tools/zip.mjs';

export const bundle = archive([entry('a.txt', 'hello\n', { central: { extra: [field(0x0008, 'b.txt')] } })]);
export const options = { profile: 'archive' };
export const expect = `
  warning zip-extra-other-name a.txt - size=5
`;
