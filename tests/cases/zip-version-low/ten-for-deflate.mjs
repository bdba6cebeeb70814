// git states 10 for deflated entries, and every tool reads them.
import { archive } from '../../tools/bundle.mjs';
import { DEFLATED, entry } from '../../tools/zip.mjs';

export const bundle = archive([entry('a.txt', 'hello '.repeat(20), { method: DEFLATED, needed: 10 })]);
export const options = { profile: 'archive' };
export const expect = ``;
