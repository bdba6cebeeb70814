import { archive } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

export const bundle = archive([entry('docs/', 'hidden words\n', { mode: 0o040755 })]);
export const options = { profile: 'archive' };
export const expect = `
  error zip-folder-with-data docs/ - size=13
`;
