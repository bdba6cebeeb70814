import { archive } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

export const bundle = archive([entry('a.txt', 'hello\n', { central: { external: 0x81a40002 } })]);
export const options = { profile: 'archive' };
export const expect = `
  warning zip-attributes-unusual a.txt -
`;
