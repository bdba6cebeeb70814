import { archive } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

export const bundle = archive([entry('a.txt', 'hello '.repeat(20), { descriptor: { wide: true }, zip64: { local: ['size', 'packedSize'] }, central: { needed: 45 } })]);
export const options = { profile: 'archive' };
export const expect = ``;
