// As every tool writes that packs into a stream.
import { archive } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

export const bundle = archive([entry('a.txt', 'hello '.repeat(20), { descriptor: true }), entry('b.txt', 'hello '.repeat(20))]);
export const options = { profile: 'archive' };
export const expect = ``;
