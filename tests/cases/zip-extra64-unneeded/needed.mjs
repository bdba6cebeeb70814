// zip64 fields that hold what the header hands over are as they should be.
import { archive } from '../../tools/bundle.mjs';
import { entry } from '../../tools/zip.mjs';

export const bundle = archive([entry('a.txt', 'hello\n', { zip64: { local: ['size', 'packedSize'], central: ['size', 'packedSize', 'offset'] } })]);
export const options = { profile: 'archive' };
export const expect = ``;
