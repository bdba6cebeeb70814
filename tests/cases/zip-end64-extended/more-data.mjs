import { archive } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

export const bundle = archive([entry('a.txt', 'hello\n')], { zip64: { record: { extensible: 'more data' } } });
export const options = { profile: 'archive' };
export const expect = `
  error zip-end64-extended - - size=65
`;
