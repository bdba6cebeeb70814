import { archive } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

export const bundle = archive([entry('a.txt', 'hello\n', { local: { crc: 1 } })]);
export const options = { profile: 'archive' };
export const expect = `
  error zip-local-mismatch a.txt - field=CRC-32 local=1
`;
