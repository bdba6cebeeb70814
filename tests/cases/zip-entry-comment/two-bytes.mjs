import { archive } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

export const bundle = archive([entry('a.txt', 'hello\n', { comment: 'hi' })]);
export const options = { profile: 'archive' };
export const expect = `
  warning zip-entry-comment a.txt - size=2
`;
