// Below a mebibyte nobody is hurt.
import { archive } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

export const bundle = archive([entry('zeros', Buffer.alloc(1 << 20))]);
export const options = { profile: 'archive' };
export const expect = ``;
