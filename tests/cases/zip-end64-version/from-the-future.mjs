import { archive } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

export const bundle = archive([entry('a.txt', 'hello\n')], { zip64: { record: { needed: 64 } } });
export const options = { profile: 'archive' };
export const expect = `
  warning zip-end64-version - - needed=64
`;
