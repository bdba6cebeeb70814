// Some tools unpack b.txt, some a.txt.
import { archive } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

export const bundle = archive([entry('a.txt', 'hello\n', { local: { name: 'b.txt' } })]);
export const options = { profile: 'archive' };
export const expect = `
  error zip-local-name-mismatch a.txt - local=b.txt central=a.txt
`;
