import { archive } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

export const bundle = archive([entry('a.txt', 'hello\n')], { comment: 'hello' });
export const options = { profile: 'archive' };
export const expect = `
  warning zip-comment - - size=5
`;
