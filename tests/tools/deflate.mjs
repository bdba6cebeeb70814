// What zips are packed with: CRC-32 and deflate (RFC 1951), both our own, so that a bundle made here has the same bytes
// with every version of Node.js and its zlib. One block with the fixed codes: simple, and small enough for tests.

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

// A zero byte multiplies the register by x^8 modulo the polynomial. Bits are reflected: the highest is x^0.
function multiply(a, b) {
  let product = 0;
  for (let bit = 1 << 31; bit !== 0; bit >>>= 1) {
    if (a & bit) product ^= b;
    b = b & 1 ? (b >>> 1) ^ 0xedb88320 : b >>> 1;
  }
  return product;
}

/** The CRC-32 of so many zero bytes, in as many steps as their number has bits. */
export function crc32OfZeros(length) {
  let crc = 0xffffffff;
  for (let power = 1 << 23, left = length; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) crc = multiply(power, crc);
    power = multiply(power, power);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

const LENGTH_MIN = 3;
const LENGTH_MAX = 258;
const WINDOW = 32768;

// Base value and extra bits of each length code from 257 on and of each distance code (RFC 1951, 3.2.5).
const LENGTHS = codeBases(29, LENGTH_MIN, (code) => (code < 8 ? 0 : (code >> 2) - 1));
const DISTANCES = codeBases(30, 1, (code) => (code < 4 ? 0 : (code >> 1) - 1));
LENGTHS[28] = { base: LENGTH_MAX, extra: 0 };

function codeBases(count, first, extraOf) {
  let base = first;
  return Array.from({ length: count }, (_, code) => {
    const made = { base, extra: extraOf(code) };
    base += 1 << made.extra;
    return made;
  });
}

export function deflate(given) {
  const bytes = Buffer.from(given);
  const bits = bitWriter(bytes.length);
  const latest = new Int32Array(1 << 16).fill(-1); // where three bytes of this hash were seen last
  bits.put(0b011, 3); // the last block, fixed codes
  for (let at = 0; at < bytes.length; ) {
    const slot = at + LENGTH_MIN <= bytes.length ? hash(bytes, at) : -1;
    const from = slot < 0 ? -1 : latest[slot];
    const length = from >= 0 && at - from <= WINDOW ? matchLength(bytes, from, at) : 0;
    if (slot >= 0) latest[slot] = at;
    if (length >= LENGTH_MIN) putMatch(bits, length, at - from);
    else putSymbol(bits, bytes[at]);
    at += length >= LENGTH_MIN ? length : 1;
  }
  putSymbol(bits, 256);
  return bits.finish();
}

function hash(bytes, at) {
  return ((bytes[at] << 8) ^ (bytes[at + 1] << 4) ^ bytes[at + 2]) & 0xffff;
}

function matchLength(bytes, from, at) {
  const most = Math.min(LENGTH_MAX, bytes.length - at);
  let length = 0;
  while (length < most && bytes[from + length] === bytes[at + length]) length += 1;
  return length;
}

function bitWriter(sizeGuess) {
  let bytes = Buffer.alloc(sizeGuess + 64);
  let used = 0;
  let pending = 0;
  let count = 0;
  const put = (value, width) => {
    pending |= value << count;
    for (count += width; count >= 8; count -= 8, pending >>>= 8) {
      if (used === bytes.length) bytes = Buffer.concat([bytes, Buffer.alloc(bytes.length)]);
      bytes[used] = pending & 0xff;
      used += 1;
    }
  };
  const finish = () => {
    if (count > 0) put(0, 8 - count);
    return Buffer.from(bytes.subarray(0, used));
  };
  return { put, finish };
}

function reversed(value, width) {
  let result = 0;
  for (let bit = 0; bit < width; bit += 1) result = (result << 1) | ((value >> bit) & 1);
  return result;
}

// The fixed code of literals and lengths (RFC 1951, 3.2.6); codes are written with their first bit first.
function putSymbol(bits, symbol) {
  if (symbol < 144) bits.put(reversed(0x30 + symbol, 8), 8);
  else if (symbol < 256) bits.put(reversed(0x190 + symbol - 144, 9), 9);
  else if (symbol < 280) bits.put(reversed(symbol - 256, 7), 7);
  else bits.put(reversed(0xc0 + symbol - 280, 8), 8);
}

function putMatch(bits, length, distance) {
  const lengthCode = LENGTHS.findLastIndex(({ base }) => base <= length);
  putSymbol(bits, 257 + lengthCode);
  bits.put(length - LENGTHS[lengthCode].base, LENGTHS[lengthCode].extra);
  const distanceCode = DISTANCES.findLastIndex(({ base }) => base <= distance);
  bits.put(reversed(distanceCode, 5), 5);
  bits.put(distance - DISTANCES[distanceCode].base, DISTANCES[distanceCode].extra);
}
