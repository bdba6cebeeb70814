import { archive } from '../../tools/bundle.mjs';
import { crc32 } from '../../tools/deflate.mjs';
import { entry, field } from '../../tools/zip.mjs';

const path = Buffer.concat([Buffer.from([1, 0, 0, 0, 0]), Buffer.from('a.txt')]);
path.writeUInt32LE(crc32(Buffer.from('a.txt')), 1);
export const bundle = archive([entry('a.txt', 'hello\n', { central: { extra: [field(0x7075, path)] } })]);
export const options = { profile: 'archive' };
export const expect = `
  error zip-unicode-path-mismatch a.txt - local=0 central=10
`;
