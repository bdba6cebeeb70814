import { archive } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

export const bundle = archive([entry('a.txt', 'hello\n', { local: { time: 0 } })]);
export const options = { profile: 'archive' };
export const expect = `
  warning zip-local-differs a.txt - field=time
`;
