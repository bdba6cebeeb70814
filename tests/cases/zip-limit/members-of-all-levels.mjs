// The members of a nested zip count as well: one is left for the second, which has two.
import { archive } from '../../tools/bundle.mjs';
import { DEFLATED, entry, zip } from '../../tools/zip.mjs';

const inner = zip([entry('b.txt', 'hello\n'), entry('c.txt', 'hello\n')]);
export const bundle = archive([
  entry('first.zip', inner, { method: DEFLATED }),
  entry('second.zip', inner, { method: DEFLATED }),
]);
export const options = { profile: 'archive', nested: 'review', limits: { entries: 5 } };
export const exit = 3;
export const expect = `
  note zip-nested-archive first.zip -
  note zip-nested-archive second.zip -
  error zip-limit second.zip!/ - name=entries found=2 limit=1
`;
