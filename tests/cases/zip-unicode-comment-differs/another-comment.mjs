import { archive } from '../../tools/bundle.mjs';
import { entry, field } from '../../tools/zip.mjs';

export const bundle = archive([entry('a.txt', 'hello\n', { central: { extra: [field(0x6375, '\x01\0\0\0\0other')] } })]);
export const options = { profile: 'archive' };
export const expect = `
  warning zip-unicode-comment-differs a.txt -
`;
