import { archive } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

export const bundle = archive([entry('a.txt', 'hello\n')], { end: { disk: 1 } });
export const options = { profile: 'archive' };
export const expect = `
  error zip-multi-disk - - value=1 right=0
`;
