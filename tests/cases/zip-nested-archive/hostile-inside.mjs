// Nothing hostile gets worse by lying one level down: entries that overlap are not unpacked, what no stream can hold is
// refused, and hidden bytes are found, in a stored and in a packed zip.
import { archive } from '../../tools/bundle.mjs';
import { DEFLATED, STORED, directory, end, entry, gap, zip } from '../../tools/zip.mjs';

const overlapping = zip([entry('a.txt', 'hello\n', { packedSize: 20, size: 20 }), entry('b.txt', 'hello\n')]);
const bomb = zip([entry('a.txt', 'hello\n', { method: DEFLATED, size: 2 ** 31 })]);
const trailed = zip([entry('a.txt', 'hello\n'), directory(), end(), gap('and more text\n')]);
export const bundle = archive([
  entry('overlapping.zip', overlapping, { method: DEFLATED }),
  entry('bomb.zip', bomb, { method: STORED }),
  entry('trailed.zip', trailed, { method: STORED }),
]);
export const options = { profile: 'archive', nested: 'review' };
export const expect = `
  note zip-nested-archive overlapping.zip -
  note zip-nested-archive bomb.zip -
  note zip-nested-archive trailed.zip -
  note zip-records-in-data bomb.zip -
  note zip-records-in-data trailed.zip -
  error zip-overlap overlapping.zip!/a.txt - other=b.txt
  error zip-ratio-impossible bomb.zip!/a.txt -
  error zip-total-ratio bomb.zip!/ -
  error zip-suffix trailed.zip!/ - size=14
`;
