import { archive } from '../../tools/bundle.mjs';
import { DEFLATED, entry, zip } from '../../tools/zip.mjs';

const inner = zip([entry('b.txt', 'hello\n')]);
export const bundle = archive([entry('notes.md', inner, { method: DEFLATED })]);
export const options = { profile: 'archive' };
export const expect = `
  note zip-nested-archive notes.md - format=zip
  warning zip-nested-misnamed notes.md - format=zip "named=no archive"
`;
