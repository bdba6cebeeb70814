import { archive } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

export const bundle = archive([entry('a.txt', 'hello\n', { method: 12, packed: 'BZh9' })]);
export const options = { profile: 'archive' };
export const expect = `
  error zip-method-unsupported a.txt - method=12
`;
