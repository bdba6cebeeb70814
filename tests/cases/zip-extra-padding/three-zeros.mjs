import { archive } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

export const bundle = archive([entry('a.txt', 'hello\n', { central: { extra: Buffer.alloc(3) } })]);
export const options = { profile: 'archive' };
export const expect = `
  warning zip-extra-padding a.txt - size=3
`;
