import { archive } from '../../tools/bundle.mjs';
import { entry, field } from '../../tools/zip.mjs';

const time = Buffer.from([1, 0, 0, 0, 0]);
time.writeUInt32LE(Date.UTC(2025, 11, 5) / 1000, 1);
export const bundle = archive([entry('a.txt', 'hello\n', { extra: [field(0x5455, time)] })]);
export const options = { profile: 'archive' };
export const expect = `
  note zip-time-disagrees a.txt -
`;
