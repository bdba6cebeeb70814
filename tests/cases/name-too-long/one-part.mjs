import { archive } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

const name = 'x'.repeat(256);
export const bundle = archive([entry(name, 'hello\n')]);
export const options = { profile: 'archive' };
export const expect = `
  error name-too-long ${name} - found=256 limit=255
  warning name-long ${name} - found=256
`;
