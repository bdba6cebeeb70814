import { archive } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

export const bundle = archive([entry('\u00e4.txt', 'hello\n', { central: { madeBy: 20, external: 0 } })]);
export const options = { profile: 'archive' };
export const expect = `
  error name-fat-host \u00e4.txt - system=FAT
`;
