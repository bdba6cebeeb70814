// The review asks for what is inside: the zip in the zip is opened, and the one inside that is only told.
import { archive } from '../../tools/bundle.mjs';
import { DEFLATED, entry, zip } from '../../tools/zip.mjs';

const packed = { method: DEFLATED };
const deepest = zip([entry('c.txt', 'hello\n', { crc: 1 })]);
const inner = zip([entry('b.txt', 'hello\n'), entry('deep/deepest.zip', deepest, packed)]);
export const bundle = archive([entry('inner.zip', inner, packed), entry('a.txt', 'text\n')]);
export const options = { profile: 'archive', nested: 'review' };
export const expect = `
  note zip-nested-archive inner.zip - format=zip
  note zip-nested-archive inner.zip!/deep/deepest.zip - format=zip
`;
