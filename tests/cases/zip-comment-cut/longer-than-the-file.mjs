import { archive } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

export const bundle = archive([entry('a.txt', 'hello\n')], { end: { commentLength: 10 } });
export const options = { profile: 'archive' };
export const expect = `
  error zip-comment-cut - - said=10 left=0
`;
