import { archive } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

export const bundle = archive([entry('a.txt', 'hello\n')], { zip64: { locator: { offset: 3 } } });
export const options = { profile: 'archive' };
export const expect = `
  error zip-end64-missing - - offset=3
`;
