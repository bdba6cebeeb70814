// Each has its own directory; readers that look for the first record see other files.
import { archive } from '../../tools/bundle.mjs';
import { directory, end, entry } from '../../tools/zip.mjs';

const parts = [entry('a.txt', 'one\n'), directory(), end(), entry('b.txt', 'two\n'), directory(), end()];
export const bundle = archive(parts);
export const options = { profile: 'archive' };
export const expect = `
  error zip-gap - -
  error zip-local-unlisted - - name=a.txt
  error zip-several-end-records - - count=2
`;
