import { archive } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

// Windows' attribute for a link: 7-Zip takes the data for where it leads, other tools write a file.
export const bundle = archive([entry('a.txt', 'hello\n', { central: { madeBy: 20, external: 0x400 } })]);
export const options = { profile: 'archive' };
export const expect = `
  error zip-symlink a.txt - "target=hello\\n"
`;
