import { archive } from '../../tools/bundle.mjs';
import { STORED, entry, localRecord } from '../../tools/zip.mjs';

// Twelve zeros are a descriptor of no bytes; data may begin with them, but then no record follows.
const zeros = Buffer.alloc(12);
const hiding = Buffer.concat([zeros, localRecord('hidden.txt', 'hidden\n')]);

export const bundle = archive([
  entry('a.bin', hiding, { method: STORED, descriptor: true }),
  entry('b.bin', Buffer.concat([zeros, Buffer.from('picture')]), { method: STORED, descriptor: true }),
]);
export const options = { profile: 'archive' };
export const expect = `
  error zip-descriptor-in-data a.bin -
  warning zip-descriptor-stored a.bin -
  warning zip-descriptor-stored b.bin -
  note zip-records-in-data a.bin - count=1
`;
