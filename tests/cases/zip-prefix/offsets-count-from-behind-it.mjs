// As programs that unpack themselves are made: all offsets lie by as much as the prefix is long.
import { archive } from '../../tools/bundle.mjs';
import { entry, gap } from '../../tools/zip.mjs';

const back = (offset) => offset - 15;
export const bundle = archive(
  [
    gap('words in front\n'),
    entry('a.txt', 'hello\n', { central: { offset: (layout) => back(layout.find('a.txt').offset) } }),
  ],
  { end: { offset: (layout) => back(layout.directory.offset) } },
);
export const options = { profile: 'archive' };
export const expect = `
  error zip-directory-offset - -
  error zip-prefix - - size=15
`;
