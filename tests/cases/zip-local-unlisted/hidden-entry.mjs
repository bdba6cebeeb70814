// Readers that walk the file from its start unpack it.
import { archive } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

export const bundle = archive([entry('a.txt', 'hello\n'), entry('b.txt', 'hidden\n', { central: false })]);
export const options = { profile: 'archive' };
export const expect = `
  error zip-local-unlisted - - name=b.txt
`;
