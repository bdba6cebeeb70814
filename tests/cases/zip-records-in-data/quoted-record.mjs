import { archive } from '../../tools/bundle.mjs';
import { STORED, entry, localRecord } from '../../tools/zip.mjs';

const content = Buffer.concat([Buffer.from('a record: '), localRecord('b.txt', 'other\n')]);
export const bundle = archive([entry('a.bin', content, { method: STORED })]);
export const options = { profile: 'archive' };
export const expect = `
  note zip-records-in-data a.bin - count=1
`;
