import { archive } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

const parts = [entry('a.txt', 'hello\n'), entry('b.txt', 'hello\n')];
export const bundle = archive(parts, { directory: { order: (headers) => [...headers].reverse() } });
export const options = { profile: 'archive' };
export const expect = `
  note zip-directory-order a.txt - other=b.txt
`;
