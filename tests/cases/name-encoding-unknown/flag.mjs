import { archive } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

export const bundle = archive([entry('\u00e4.txt', 'hello\n')]);
export const options = { profile: 'archive' };
export const expect = ``;
