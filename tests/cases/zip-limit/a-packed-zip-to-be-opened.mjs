// What is packed has to be unpacked into memory to be opened. Beyond the limit nothing can be said of it.
import { archive } from '../../tools/bundle.mjs';
import { DEFLATED, STORED, entry, zip } from '../../tools/zip.mjs';

const inner = zip([entry('b.txt', 'hello\n')]);
export const bundle = archive([
  entry('packed.zip', inner, { method: DEFLATED }),
  entry('stored.zip', inner, { method: STORED }),
]);
export const options = { profile: 'archive', nested: 'review', limits: { nested: inner.length - 1 } };
export const exit = 3;
export const expect = `
  note zip-nested-archive packed.zip -
  note zip-nested-archive stored.zip -
  note zip-records-in-data stored.zip -
  error zip-limit packed.zip - name=nested found=${inner.length} limit=${inner.length - 1}
`;
