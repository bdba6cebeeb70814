import { archive } from '../../tools/bundle.mjs';
import { crc32 } from '../../tools/deflate.mjs';
import { STORED, entry, localRecord } from '../../tools/zip.mjs';

// What the member begins with ends in its own CRC-32 and sizes, as a descriptor without signature gives them.
const start = Buffer.from('hello\n');
const early = Buffer.alloc(12);
early.writeUInt32LE(crc32(start), 0);
early.writeUInt32LE(start.length, 4);
early.writeUInt32LE(start.length, 8);
const content = Buffer.concat([start, early, localRecord('hidden.txt', 'hidden\n')]);

export const bundle = archive([entry('a.txt', content, { method: STORED, descriptor: { signature: false } })]);
export const options = { profile: 'archive' };
export const expect = `
  error zip-descriptor-in-data a.txt -
  warning zip-descriptor-stored a.txt -
  warning zip-descriptor-unsigned a.txt -
  note zip-records-in-data a.txt - count=1
`;
