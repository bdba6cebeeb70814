import { archive } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

export const bundle = archive([entry('~root/a.txt', 'hello\n')]);
export const options = { profile: 'archive' };
export const expect = `
  warning name-leading-tilde ~root/a.txt - part=~root
`;
