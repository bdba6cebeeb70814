import { archive } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

export const bundle = archive([entry('link', '/etc/passwd', { mode: 0o120777, central: { madeBy: 20 } })]);
export const options = { profile: 'archive' };
export const expect = `
  error zip-symlink link -
  warning zip-mode-foreign link -
`;
