import { archive } from '../../tools/bundle.mjs';
import { entry, localRecord } from '../../tools/zip.mjs';

export const bundle = archive([entry('a.txt', 'hello\n')], { comment: Buffer.concat([Buffer.from('see: '), localRecord('b.txt', 'other\n')]) });
export const options = { profile: 'archive' };
export const expect = `
  error zip-comment-hides-records - -
  warning zip-comment - -
`;
