import { archive } from '../../tools/bundle.mjs';
import { directory, end, end64, entry, gap, locator } from '../../tools/zip.mjs';

const parts = [entry('a.txt', 'hello\n'), directory(), end64(), gap(4), locator(), end({ offset: 0xffffffff })];
export const bundle = archive(parts);
export const options = { profile: 'archive' };
export const expect = `
  error zip-end64-size - - size=56 room=60
  error zip-gap - - size=4
`;
