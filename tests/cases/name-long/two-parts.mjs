import { archive } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

const name = `${'x'.repeat(120)}/${'y'.repeat(120)}`;
export const bundle = archive([entry(name, 'hello\n')]);
export const options = { profile: 'archive' };
export const expect = `
  warning name-long ${name} - found=241 limit=240
`;
