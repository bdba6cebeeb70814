import { archive } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

export const bundle = archive([entry('docs/..a/...b.txt', 'hello\n')]);
export const options = { profile: 'archive' };
export const expect = ``;
