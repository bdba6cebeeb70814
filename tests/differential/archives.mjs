// Random archives of our own: well-formed ones in the manner of several writers, and what mutations make of any.
import { DEFLATED, FLAG_DESCRIPTOR, FLAG_UTF8, STORED, entry, field, folder, zip } from '../tools/zip.mjs';

const WORDS = ['docs', 'core', 'a', 'b', 'README.md', 'notes.txt', 'run-1', 'META.json', 'x.y.z', 'data_2026', 'Makefile', 'UPPER', '.hidden', 'with blank', 'q(1)'];
const WORDS_BEYOND_ASCII = ['caf\u00e9', '\u65e5\u672c', '\u041f\u0440\u0438', '\u03b1\u03b2', '\u{1f4c4}.txt'];

/** { files: [[path, content]], folders: [path] }; no two names are one to any system. */
export function randomFiles(random, { beyondAscii = true } = {}) {
  const files = new Map();
  const folders = new Set();
  const count = 1 + random.small(9);
  for (let i = 0; i < count; i += 1) {
    const words = beyondAscii && random.chance(0.2) ? WORDS_BEYOND_ASCII : WORDS;
    const parts = Array.from({ length: 1 + random.small(4) }, () => `${random.pick(words)}`);
    const path = [...parts.slice(0, -1).map((part) => `d-${part}`), `${i}-${parts.at(-1)}`].join('/');
    parts.slice(0, -1).forEach((_, index) => folders.add(path.split('/').slice(0, index + 1).join('/')));
    files.set(path, randomContent(random));
  }
  const isOne = new Map();
  for (const path of [...files.keys(), ...folders]) isOne.set(path.toLowerCase(), (isOne.get(path.toLowerCase()) ?? 0) + 1);
  return { files: [...files].filter(([path]) => isOne.get(path.toLowerCase()) === 1), folders: [...folders] };
}

function randomContent(random) {
  const size = random.pick([0, 1, 10, 100, 1000, 5000]);
  if (random.chance(0.3)) return random.bytes(random.small(size + 1));
  return Buffer.from(`${random.pick(WORDS)} ${random.below(1000)}\n`.repeat(1 + random.small(size / 8)));
}

// --- well-formed ---------------------------------------------------------------------------------

const timeField = (local) => field(0x5455, local ? [3, 0, 0, 0, 100, 0, 0, 0, 100] : [1, 0, 0, 0, 100]);

// How an entry looks that such a writer makes of a name and a content.
const WRITERS = {
  plain: (name, content, random) => entry(name, content, { method: random.pick([STORED, DEFLATED]) }),
  // Streams: sizes in a descriptor with a signature; says UTF-8 only where it must.
  go: (name, content) => entry(name, content, { method: DEFLATED, descriptor: {}, central: { madeBy: (3 << 8) | 20 } }),
  // Always says UTF-8; nothing of the attributes; a mark in the first entry's extra field.
  java: (name, content, random, index) =>
    entry(name, content, {
      method: DEFLATED, descriptor: {}, flags: FLAG_DESCRIPTOR | FLAG_UTF8, extra: index === 0 ? field(0xcafe, []) : Buffer.alloc(0),
      central: { madeBy: /^[\x00-\x7f]*$/.test(name) ? 20 : (3 << 8) | 20, external: 0 },
    }),
  unix: (name, content) =>
    entry(name, content, {
      local: { extra: [timeField(true), field(0x7875, [1, 4, 0xe8, 3, 0, 0, 4, 0xe8, 3, 0, 0])] },
      central: { extra: [timeField(false), field(0x7875, [1, 4, 0xe8, 3, 0, 0, 4, 0xe8, 3, 0, 0])] },
    }),
  zip64: (name, content) => entry(name, content, { method: DEFLATED, zip64: { local: ['size', 'packedSize'] } }),
  'zip64 everywhere': (name, content) => entry(name, content, { method: DEFLATED, zip64: true }),
  'zip64 streamed': (name, content) => entry(name, content, { method: DEFLATED, zip64: { local: ['size', 'packedSize'] }, descriptor: { wide: true } }),
};

/** { kind, parts, options, bytes } of an archive that any tool should take. */
export function wellFormed(random) {
  const kind = random.pick(Object.keys(WRITERS));
  const { files, folders } = randomFiles(random);
  const hasFolders = random.chance(0.4);
  const parts = [
    ...(hasFolders ? folders.map((name) => folder(`${name}/`)) : []),
    ...files.map(([name, content], index) => WRITERS[kind](name, content, random, index)),
  ];
  const options = { ...(random.chance(0.1) ? { zip64: true } : {}), ...(random.chance(0.1) ? { comment: 'made by hand' } : {}) };
  return { kind, parts, options, bytes: zip(parts, options), nonAscii: files.some(([name]) => !/^[\x00-\x7f]*$/.test(name)) };
}

// --- mutations -----------------------------------------------------------------------------------

const SIGNATURES = { local: 0x04034b50, central: 0x02014b50, end: 0x06054b50, end64: 0x06064b50, locator: 0x07064b50, descriptor: 0x08074b50 };
const HEADER_SIZES = { local: 30, central: 46, end: 22, end64: 56, locator: 20, descriptor: 16 };

/** Where records seem to be, by their signatures. */
function recordsOf(bytes) {
  const found = [];
  for (let at = bytes.indexOf('PK'); at >= 0 && at + 4 <= bytes.length; at = bytes.indexOf('PK', at + 1)) {
    const kind = Object.keys(SIGNATURES).find((name) => SIGNATURES[name] === bytes.readUInt32LE(at));
    if (kind) found.push({ kind, at });
  }
  return found;
}

const VALUES = [0, 1, 2, 8, 20, 45, 46, 63, 100, 0x7f, 0x80, 0xff, 0x100, 0x800, 0x808, 0x7fff, 0x8000, 0xfffe, 0xffff, 0x10000, 0x7fffffff, 0xffffffff];

function editField(bytes, random) {
  const { kind, at } = random.pick(recordsOf(bytes)) ?? { kind: 'end', at: 0 };
  const place = at + 4 + random.below(HEADER_SIZES[kind] - 4);
  const width = random.pick([1, 2, 2, 4]);
  if (place + width > bytes.length) return bytes;
  const copy = Buffer.from(bytes);
  const now = copy.readUIntLE(place, width);
  const value = random.chance(0.5) ? random.pick(VALUES) : now + random.pick([-1, 1, -2, 2, 4, 16, 30, 256]);
  copy.writeUIntLE(((value % 2 ** (8 * width)) + 2 ** (8 * width)) % 2 ** (8 * width), place, width);
  return copy;
}

// A byte in or beside a header: where a flip is not just a wrong CRC-32.
function headerByte(bytes, random) {
  const { kind, at } = random.pick(recordsOf(bytes)) ?? { kind: 'end', at: 0 };
  return Math.min(at + random.below(HEADER_SIZES[kind] + 20), bytes.length - 1);
}

function flip(bytes, random) {
  const copy = Buffer.from(bytes);
  const place = random.chance(0.8) ? headerByte(bytes, random) : random.below(bytes.length);
  copy[place] ^= 1 << random.below(8);
  return copy;
}

function cut(bytes, random) {
  const from = random.chance(0.5) ? headerByte(bytes, random) : random.below(bytes.length);
  return Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + 1 + random.small(60))]);
}

function insert(bytes, random) {
  const at = random.chance(0.5) ? headerByte(bytes, random) : random.below(bytes.length + 1);
  const from = random.below(bytes.length);
  const what = random.chance(0.5) ? random.bytes(1 + random.small(40)) : bytes.subarray(from, from + 1 + random.small(200));
  return Buffer.concat([bytes.subarray(0, at), what, bytes.subarray(at)]);
}

function overwrite(bytes, random) {
  const copy = Buffer.from(bytes);
  const [from, to] = [headerByte(bytes, random), headerByte(bytes, random)];
  bytes.copy(copy, to, from, Math.min(from + 1 + random.small(50), bytes.length));
  return copy;
}

// Two changes that belong together, as an attacker makes them: both headers say the same.
function editBoth(bytes, random) {
  const records = recordsOf(bytes);
  const locals = records.filter(({ kind }) => kind === 'local');
  const centrals = records.filter(({ kind }) => kind === 'central');
  const index = random.below(Math.min(locals.length, centrals.length));
  if (!locals[index] || !centrals[index]) return bytes;
  const [name, place, width] = random.pick([['needed', 4, 2], ['flags', 6, 2], ['method', 8, 2], ['time', 10, 4], ['crc', 14, 4], ['packed', 18, 4], ['size', 22, 4], ['name', 30, 1], ['name', 31, 1], ['name', 32, 1]]);
  const copy = Buffer.from(bytes);
  const central = centrals[index].at + (name === 'name' ? place + 16 : place + 2);
  if (central + width > bytes.length) return bytes;
  const value = width === 1 ? random.below(256) : random.pick(VALUES) % 2 ** (8 * width);
  copy.writeUIntLE(value, locals[index].at + place, width);
  copy.writeUIntLE(value, central, width);
  return copy;
}

const MUTATIONS = { editField, flip, cut, insert, overwrite, editBoth, truncate: (bytes, random) => bytes.subarray(0, random.below(bytes.length)) };
const USUAL = ['editField', 'editField', 'editField', 'flip', 'flip', 'editBoth', 'editBoth', 'cut', 'insert', 'overwrite', 'truncate'];

/** { kind, bytes }: one to three mutations of an archive. */
export function mutated(bytes, random) {
  const names = Array.from({ length: 1 + random.small(3) }, () => random.pick(USUAL));
  const made = names.reduce((now, name) => (now.length > 0 ? MUTATIONS[name](now, random) : now), bytes);
  return { kind: names.join('+'), bytes: made };
}

// --- generated with forced fields ----------------------------------------------------------------

/** An archive with one to three fields forced in both headers, in one, or in the end record; descriptors and extra fields odd. */
export function forced(random) {
  const { parts, options, kind } = wellFormed(random);
  const index = random.below(parts.length);
  const changed = { ...parts[index], options: { ...parts[index].options, ...randomOptions(random) } };
  const end = random.chance(0.2) ? { [random.pick(['count', 'entriesHere', 'disk', 'commentLength'])]: random.below(4) } : {};
  const list = parts.map((part, at) => (at === index ? changed : part));
  try {
    return { kind: `forced ${kind}`, bytes: zip(list, { ...options, end }) };
  } catch {
    return { kind: `plain ${kind}`, bytes: zip(parts, options) };
  }
}

const EXTRA_IDS = [0x0001, 0x0007, 0x0008, 0x000a, 0x000d, 0x0017, 0x5455, 0x5855, 0x6375, 0x6c78, 0x7075, 0x7855, 0x7875, 0x9901, 0xcafe, 0x4242];

function randomOptions(random) {
  const fields = {
    flags: () => 1 << random.below(16),
    needed: () => random.pick([0, 10, 20, 45, 46, 51, 63, 64, 0x314]),
    extra: () => field(random.pick(EXTRA_IDS), random.bytes(random.small(20))),
    time: () => random.below(65536),
    date: () => random.below(65536),
    descriptor: () => random.pick([true, { signature: false }, { wide: true }, { signature: false, wide: true }]),
    mode: () => random.pick([0o100755, 0o100644, 0o104755, 0o120777, 0o040755, 0o010644, 0o000644, 0]),
    comment: () => 'c'.repeat(random.below(5)),
    local: () => ({ [random.pick(['crc', 'size', 'packedSize', 'time', 'date', 'needed', 'flags'])]: random.pick([0, 1, 8, 20, 2048]) }),
    central: () => random.pick([{ madeBy: random.below(65536) }, { internal: random.below(65536) }, { external: random.below(2 ** 31) }, { disk: random.below(3) }]),
  };
  const names = Array.from({ length: 1 + random.below(2) }, () => random.pick(Object.keys(fields)));
  return Object.fromEntries(names.map((name) => [name, fields[name]()]));
}

