// One more than the limit; nothing is listed, so nothing was looked at.
import { archive } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

const entries = Array.from({ length: 65536 }, (_, index) => entry(`${index}`, ''));
export const bundle = archive(entries, { zip64: true });
export const options = { profile: 'archive' };
export const exit = 3;
export const expect = `
  error zip-limit - - found=65536 limit=65535
`;
