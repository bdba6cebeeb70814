import { archive } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

export const bundle = archive([entry('link', '/etc/passwd', { mode: 0o120777 })]);
export const options = { profile: 'archive' };
export const expect = `
  error zip-symlink link - target=/etc/passwd
`;
