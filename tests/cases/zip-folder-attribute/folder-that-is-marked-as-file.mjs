import { archive } from '../../tools/bundle.mjs';
import { folder } from '../../tools/zip.mjs';

export const bundle = archive([folder('docs/', { mode: 0o100644 })]);
export const options = { profile: 'archive' };
export const expect = `
  error zip-folder-attribute docs/ -
`;
