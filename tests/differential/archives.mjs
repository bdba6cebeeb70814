// Random archives of our own: well-formed ones in the manner of several writers, and what mutations make of any.
import { DEFLATED, FLAG_DESCRIPTOR, FLAG_UTF8, STORED, entry, field, zip } from '../tools/zip.mjs';

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

const isAscii = (name) => /^[\x00-\x7f]*$/.test(name);
const FAT = 0 << 8;
const UNIX = 3 << 8;

// 0x5855 as Apple's tools write it: times, and in the local header the owner (UID, GID) as well.
const appleField = (isLocal) => field(0x5855, [0, 0, 0, 100, 0, 0, 0, 100, ...(isLocal ? [0xf5, 1, 20, 0] : [])]);

// Windows' file times, in the directory alone: 7-Zip, WinZip and WinRAR.
const ntfsField = () => field(0x000a, [0, 0, 0, 0, 1, 0, 24, 0, ...[1, 2, 3].flatMap(() => [0, 0x80, 0x3e, 0xd5, 0xde, 0xb1, 0x9d, 1])]);

// How an entry looks that such a writer makes of a name and a content; a name that ends in '/' is a folder's.
const WRITERS = {
  plain: (name, content, random) => entry(name, content, { method: random.pick([STORED, DEFLATED]) }),
  unix: (name, content) =>
    entry(name, content, {
      local: { extra: [timeField(true), field(0x7875, [1, 4, 0xe8, 3, 0, 0, 4, 0xe8, 3, 0, 0])] },
      central: { extra: [timeField(false), field(0x7875, [1, 4, 0xe8, 3, 0, 0, 4, 0xe8, 3, 0, 0])] },
    }),
  zip64: (name, content) => entry(name, content, { method: DEFLATED, zip64: { local: ['size', 'packedSize'] } }),
  'zip64 everywhere': (name, content) => entry(name, content, { method: DEFLATED, zip64: true }),
  'zip64 streamed': (name, content) => entry(name, content, { method: DEFLATED, zip64: { local: ['size', 'packedSize'] }, descriptor: { wide: true } }),

  // Go's archive/zip: Create streams, sizes only in a descriptor with a signature; of FAT, as long as no mode is set.
  'Go, Create': (name, content) =>
    isFolder(name)
      ? entry(name, '', { method: STORED, central: { madeBy: FAT | 20, external: 0 } })
      : entry(name, content, { method: DEFLATED, descriptor: {}, central: { madeBy: FAT | 20, external: 0 } }),
  // CreateHeader of a FileInfoHeader: mode and time; Store is streamed as well.
  'Go, FileInfoHeader': (name, content, random) =>
    isFolder(name)
      ? entry(name, '', { method: STORED, extra: field(0x5455, [1, 0, 0, 0, 100]) })
      : entry(name, content, {
          method: random.pick([STORED, DEFLATED]), descriptor: {}, extra: field(0x5455, [1, 0, 0, 0, 100]), central: { madeBy: UNIX | 20 },
        }),
  // CreateRaw, and AddFS with sizes known: no descriptor.
  'Go, CreateRaw': (name, content) => entry(name, content, { method: isFolder(name) ? STORED : DEFLATED, central: { madeBy: UNIX | 20 } }),

  // Java's ZipOutputStream says UTF-8 always and knows no attributes; JarOutputStream marks the first entry. A folder is
  // stored by the tool jar, and packed into two bytes by programs that do not think of it.
  'Java, jar': (name, content, random, index) =>
    entry(name, content, {
      method: isFolder(name) ? STORED : DEFLATED, descriptor: isFolder(name) ? false : {}, needed: isFolder(name) ? 10 : 20,
      flags: FLAG_UTF8 | (isFolder(name) ? 0 : FLAG_DESCRIPTOR), extra: index === 0 ? field(0xcafe, []) : Buffer.alloc(0),
      central: { madeBy: FAT | (isFolder(name) ? 10 : 20), external: 0 },
    }),
  'Java, ZipOutputStream': (name, content, random, index) =>
    entry(name, content, {
      method: DEFLATED, descriptor: {}, flags: FLAG_UTF8 | FLAG_DESCRIPTOR, extra: index % 2 ? field(0x5455, [1, 0, 0, 0, 100]) : [],
      central: { madeBy: FAT | 20, external: 0 }, comment: index === 1 ? 'of an entry' : '',
    }),
  'Java, stored': (name, content, random, index) =>
    entry(name, content, {
      method: STORED, needed: 10, flags: FLAG_UTF8, extra: index === 0 ? field(0xcafe, []) : Buffer.alloc(0),
      central: { madeBy: FAT | 10, external: 0 },
    }),
  'Java, ZipFileSystem': (name, content) =>
    entry(name, content, {
      method: isFolder(name) ? STORED : DEFLATED, descriptor: isFolder(name) ? false : {}, extra: field(0x5455, [1, 0, 0, 0, 100]),
      flags: isFolder(name) ? 0 : FLAG_UTF8 | FLAG_DESCRIPTOR, needed: isFolder(name) ? 10 : 20, central: { madeBy: FAT | 20, external: 0 },
    }),
  // Commons Compress with Zip64Mode.Always into a stream: zip64 fields in both headers, 64-bit descriptors.
  'Commons Compress, zip64': (name, content) =>
    entry(name, content, {
      method: DEFLATED, flags: FLAG_UTF8 | FLAG_DESCRIPTOR, descriptor: { wide: true }, zip64: true, needed: 45,
      central: { madeBy: UNIX | 45 },
    }),

  // .NET's ZipArchive into a file, or into a stream that cannot seek; bits 1 and 2 say how hard it packed.
  '.NET on Windows': (name, content, random) =>
    entry(name, content, {
      method: isFolder(name) ? STORED : DEFLATED, flags: said(name) | (isFolder(name) ? 0 : random.pick([0, 2, 4, 6])),
      central: { madeBy: FAT | 20, external: 0 },
    }),
  '.NET streamed': (name, content) =>
    isFolder(name)
      ? entry(name, '', { method: STORED })
      : entry(name, content, { method: DEFLATED, descriptor: {}, central: { madeBy: UNIX | 20 } }),

  // The Explorer: of FAT, attributes of DOS, no extra field.
  Explorer: (name, content) =>
    entry(name, content, { needed: isFolder(name) ? 20 : 10, central: { madeBy: FAT | 20, external: isFolder(name) ? 0x10 : 0x20 } }),
  '7-Zip on Windows': (name, content) =>
    entry(name, content, { central: { madeBy: FAT | 63, external: isFolder(name) ? 0x10 : 0x20, extra: ntfsField() } }),
  // Python on Windows, or with force_zip64: sizes in a local zip64 field although they would fit.
  'Python on Windows': (name, content) => entry(name, content, { central: { madeBy: FAT | 20, external: 0o600 * 65536 } }),
  'Python, force_zip64': (name, content) =>
    isFolder(name)
      ? entry(name, '', { method: STORED })
      : entry(name, content, { zip64: { local: ['size', 'packedSize'] }, central: { needed: 45, madeBy: UNIX | 45 } }),

  // macOS's Archive Utility and ditto: descriptors, times and owner in 0x5855; folders are entries.
  'macOS, ditto': (name, content) =>
    isFolder(name)
      ? entry(name, '', {
          method: STORED, needed: 10, local: { extra: appleField(true) }, central: { madeBy: UNIX | 21, extra: appleField(false) },
        })
      : entry(name, content, {
          method: content.length > 0 ? DEFLATED : STORED, descriptor: content.length > 0 ? {} : false,
          local: { extra: appleField(true) }, central: { madeBy: UNIX | 21, extra: appleField(false) },
        }),
};

function isFolder(name) {
  return name.endsWith('/');
}

/** A folder's mode where the writer says nothing else of its attributes. */
function withMode(part) {
  return { ...part, options: { mode: isFolder(part.name) ? 0o040755 : 0o100644, ...part.options } };
}

const said = (name) => (isAscii(name) ? 0 : FLAG_UTF8);

/** { kind, parts, options, bytes } of an archive that any tool should take. */
export function wellFormed(random) {
  const kind = random.pick(Object.keys(WRITERS));
  const { files, folders } = randomFiles(random);
  const named = random.chance(0.4) ? folders.map((name) => [`${name}/`, Buffer.alloc(0)]) : [];
  const parts = [...named, ...files].map(([name, content], index) => withMode(WRITERS[kind](name, content, random, index)));
  const options = { ...(random.chance(0.1) ? { zip64: true } : {}), ...(random.chance(0.1) ? { comment: 'made by hand' } : {}) };
  return { kind, parts, options, bytes: zip(parts, options), nonAscii: files.some(([name]) => !isAscii(name)) };
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

// What a writer of blocks leaves behind.
function fill(bytes, random) {
  return Buffer.concat([bytes, Buffer.alloc(1 + random.small(20_000))]);
}

const MUTATIONS = { editField, flip, cut, insert, overwrite, fill, editBoth, truncate: (bytes, random) => bytes.subarray(0, random.below(bytes.length)) };
const USUAL = ['editField', 'editField', 'editField', 'flip', 'flip', 'editBoth', 'editBoth', 'cut', 'insert', 'overwrite', 'truncate', 'fill'];

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

