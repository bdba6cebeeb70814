import { archive } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

export const bundle = archive([entry('a.txt', 'hello\n', { central: { disk: 3 } })]);
export const options = { profile: 'archive' };
export const expect = `
  error zip-multi-disk a.txt - value=3
`;
