import { archive } from '../../tools/bundle.mjs';
import { entry, field } from '../../tools/zip.mjs';

export const bundle = archive([entry('a.txt', 'hello\n', { central: { disk: 0xffff, extra: [field(0x0001, [0, 0])] } })]);
export const options = { profile: 'archive' };
export const expect = `
  error zip-extra64-broken a.txt - size=2 needed=4
`;
