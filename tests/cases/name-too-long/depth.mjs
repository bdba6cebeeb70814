import { archive } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

const name = `${'d/'.repeat(32)}a`;
export const bundle = archive([entry(name, 'hello\n')]);
export const options = { profile: 'archive' };
export const expect = `
  error name-too-long ${name} - found=33 limit=32
`;
