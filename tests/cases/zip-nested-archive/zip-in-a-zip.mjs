import { archive } from '../../tools/bundle.mjs';
import { DEFLATED, entry, zip } from '../../tools/zip.mjs';

const inner = zip([entry('b.txt', 'hello\n')]);
export const bundle = archive([entry('inner.zip', inner, { method: DEFLATED })]);
export const options = { profile: 'archive' };
export const expect = `
  note zip-nested-archive inner.zip - format=zip
`;
