import { archive } from '../../tools/bundle.mjs';
import { crc32, deflate } from '../../tools/deflate.mjs';
import { entry } from '../../tools/zip.mjs';

const content = Buffer.alloc(1 << 20);
const packed = deflate(content);
const crc = crc32(content);
const names = Array.from({ length: 65 }, (_, index) => `zeros-${index}`);
export const bundle = archive(names.map((name) => entry(name, content, { packed, crc })));
export const options = { profile: 'archive' };
export const expect = `
  error zip-total-ratio - -
`;
