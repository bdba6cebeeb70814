// A folder under review: its zips are opened where they lie.
import { entry, zip } from '../../tools/zip.mjs';

const inner = zip([entry('b.txt', 'hello\n', { crc: 1 }), entry('../c.txt', 'hello\n')]);
export const bundle = { name: 'folder', members: [['a.txt', 'text\n'], ['x/inner.zip', inner]] };
export const form = 'folder';
export const options = { profile: 'archive', nested: 'review' };
export const expect = `
  note zip-nested-archive x/inner.zip - format=zip
  error zip-crc-mismatch x/inner.zip!/b.txt -
  error name-parent x/inner.zip!/../c.txt -
`;
