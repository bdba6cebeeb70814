// What zips are packed with: deflate at a fixed level, and the CRC-32 that Node.js 18 has no function for.
import { deflateRawSync as deflate } from 'node:zlib';

export function deflateRawSync(bytes) {
  return deflate(bytes, { level: 9 });
}

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc >>> 0;
});

export function crc32(bytes) {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crc >>> 8) ^ table[(crc ^ byte) & 0xff];
  return (crc ^ 0xffffffff) >>> 0;
}
