// Many small zips, each opened; what is wrong in the last one is found.
import { archive } from '../../tools/bundle.mjs';
import { DEFLATED, entry, zip } from '../../tools/zip.mjs';

const packed = { method: DEFLATED };
const names = Array.from({ length: 1000 }, (_, index) => `${index}.zip`);
const sound = zip([entry('b.txt', 'hello\n')]);
const wrong = zip([entry('b.txt', 'hello\n', { crc: 1 })]);
export const bundle = archive(names.map((name, index) => entry(name, index === 999 ? wrong : sound, packed)));
export const options = { profile: 'archive', nested: 'review' };
export const expect = `
  ${names.map((name) => `note zip-nested-archive ${name} -`).join('\n  ')}
  error zip-crc-mismatch 999.zip!/b.txt - claimed=0x00000001
`;
