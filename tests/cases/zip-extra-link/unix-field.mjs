import { archive } from '../../tools/bundle.mjs';
import { entry, field } from '../../tools/zip.mjs';

const target = Buffer.concat([Buffer.alloc(12), Buffer.from('/etc/passwd')]);
export const bundle = archive([entry('a.txt', 'hello\n', { central: { extra: [field(0x000d, target)] } })]);
export const options = { profile: 'archive' };
export const expect = `
  error zip-extra-link a.txt - size=11
`;
