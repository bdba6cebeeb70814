import { archive } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

export const bundle = archive([entry('a.txt', 'hello\n', { comment: 'x'.repeat(65500) })]);
export const options = { profile: 'archive' };
export const expect = `
  error zip-header-too-long a.txt - size=65551
  warning zip-entry-comment a.txt - size=65500
`;
