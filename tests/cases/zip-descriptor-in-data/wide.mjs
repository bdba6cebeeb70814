import { archive } from '../../tools/bundle.mjs';
import { STORED, entry } from '../../tools/zip.mjs';

// The same with sizes of eight bytes, where a descriptor has them in zip64.
const start = Buffer.from('hello\n');
const early = Buffer.alloc(20, 0x20);
early.writeBigUInt64LE(BigInt(start.length), 4);
early.writeBigUInt64LE(BigInt(start.length), 12);

export const bundle = archive([entry('a.txt', Buffer.concat([start, early, Buffer.from('more')]), { method: STORED, descriptor: true })]);
export const options = { profile: 'archive' };
export const expect = `
  error zip-descriptor-in-data a.txt -
  warning zip-descriptor-stored a.txt -
`;
