// A wrong digest of every kind is found; the right ones of the same kinds hold.
import { archiveOf, FILES, sums } from '../../tools/lists.mjs';

const algorithms = ['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512'];
const lists = algorithms.map((name) => [`${name.toUpperCase()}SUMS`, sums(FILES, name)]);

export const bundle = archiveOf({ ...FILES, 'a.txt': 'changed\n', ...Object.fromEntries(lists) });
export const options = { profile: 'archive' };
export const expect = algorithms
  .map((name) => `error digest-mismatch ${name.toUpperCase()}SUMS 1 path=a.txt algorithm=${name} cause=`)
  .join('\n');
