import { archive } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

export const bundle = archive([entry('a\ue000.txt', 'hello\n')]);
export const options = { profile: 'archive' };
export const expect = `
  warning name-private-use a\ue000.txt - byte=1
`;
