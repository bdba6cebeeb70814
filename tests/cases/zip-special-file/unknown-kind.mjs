import { archive } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

// bsdtar leaves such an entry out; unzip, 7-Zip and Python write an ordinary file.
export const bundle = archive([entry('a.txt', 'hello\n', { mode: 0o070644 }), entry('b.txt', 'hello\n')]);
export const options = { profile: 'archive' };
export const expect = `
  error zip-special-file a.txt - "type=thing of a kind that no system has"
`;
