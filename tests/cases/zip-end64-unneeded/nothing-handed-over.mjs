import { archive } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

export const bundle = archive([entry('a.txt', 'hello\n')], {
  zip64: true,
  end: {
    entriesHere: 1,
    count: 1,
    size: (layout) => layout.directory.size,
    offset: (layout) => layout.directory.offset,
  },
});
export const options = { profile: 'archive' };
export const expect = `
  note zip-end64-unneeded - -
`;
