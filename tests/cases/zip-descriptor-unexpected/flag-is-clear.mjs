import { archive } from '../../tools/bundle.mjs';
import { crc32 } from '../../tools/deflate.mjs';
import { entry, gap } from '../../tools/zip.mjs';

const content = Buffer.from('hello\n');
const descriptor = Buffer.alloc(16);
descriptor.write('PK\x07\x08', 'latin1');
descriptor.writeUInt32LE(crc32(content), 4);
descriptor.writeUInt32LE(content.length, 8);
descriptor.writeUInt32LE(content.length, 12);
export const bundle = archive([entry('a.txt', content), gap(descriptor)]);
export const options = { profile: 'archive' };
export const expect = `
  error zip-descriptor-unexpected a.txt - size=16
`;
