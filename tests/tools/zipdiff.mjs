// Archives that readers disagree about, of all 14 types that ZipDiff names (You and others, USENIX Security 2025), made
// anew from their descriptions. A1 to A5: metadata said twice; B1 to B4: what becomes of paths; C1 to C5: where records
// are looked for.
//
// archivesOf(type) gives [{ name, bytes, isHonest }]. Some constructions have corners that mean one thing to every
// reader; those are honest, and must draw no error. The same bytes at every run.
import { crc32, deflate } from './deflate.mjs';
import {
  DEFLATED, FLAG_DESCRIPTOR, FLAG_ENCRYPTED, FLAG_UTF8, STORED,
  directory, end, end64, entry, field, folder, gap, localRecord, locator, zip,
} from './zip.mjs';

const TEXT = 'the quick brown fox jumps over the lazy dog, and over the lazy dog again\n'.repeat(3);
const OTHER = 'something else altogether, altogether\n'.repeat(4);
const HOSTS = { dos: 0, unix: 3, ntfs: 10, darwin: 19 };
const SENTINEL16 = 0xffff;
const SENTINEL32 = 0xffffffff;

const odd = (name, bytes) => ({ name, bytes, isHonest: false });
const honest = (name, bytes) => ({ name, bytes, isHonest: true });
const of = (isHonest, name, bytes) => ({ name, bytes, isHonest });

// Every way to choose one of each list.
function product(...lists) {
  return lists.reduce((made, list) => made.flatMap((head) => list.map((item) => [...head, item])), [[]]);
}

const subsets = (names) => product(...names.map((name) => [null, name])).map((chosen) => chosen.filter((name) => name));
const label = (names) => names.join('+') || 'nothing';

// --- A: metadata said twice ----------------------------------------------------------------------

function methods() {
  return product([STORED, DEFLATED], [STORED, DEFLATED, 1, 9, 12, 99], [STORED, DEFLATED, 1, 9, 12, 99])
    .filter(([, local, central]) => local !== central)
    .map(([data, local, central]) => {
      const made = entry('a.txt', TEXT, { method: data, local: { method: local }, central: { method: central } });
      return odd(`data ${data}, local ${local}, central ${central}`, zip([made, entry('b.txt', OTHER)]));
    });
}

const SIZE_FIELDS = ['local.crc', 'local.packedSize', 'local.size', 'central.packedSize', 'central.size'];
const DESCRIPTORS = {
  none: false,
  signed: {},
  unsigned: { signature: false },
  'signed wide': { wide: true },
  'unsigned wide': { signature: false, wide: true },
  'zero crc': { crc: 0 },
  'zero packed size': { packedSize: 0 },
  'zero size': { size: 0 },
  'all zero': { crc: 0, packedSize: 0, size: 0 },
};
const ZIP64 = { none: [], both: ['size', 'packedSize'], size: ['size'], packed: ['packedSize'] };

// Values are zeroed where they stand: in the header, or in its zip64 field when that holds them.
function zeroed(which, side, inField) {
  const names = ['crc', 'packedSize', 'size'].filter((name) => which.includes(`${side}.${name}`));
  return Object.fromEntries(names.filter((name) => !inField.includes(name)).map((name) => [name, 0]));
}

function zip64Extra(which, side, inField, truth) {
  if (inField.length === 0) return undefined;
  const values = inField.map((name) => BigInt(which.includes(`${side}.${name}`) ? 0 : truth[name]));
  const data = Buffer.alloc(8 * values.length);
  values.forEach((number, index) => data.writeBigUInt64LE(number, 8 * index));
  return field(0x0001, data);
}

function sizes() {
  const packed = deflate(TEXT);
  const truth = { size: TEXT.length, packedSize: packed.length, crc: crc32(Buffer.from(TEXT)) };
  const headerOf = (which, side, placement, more) => {
    const inField = ZIP64[placement];
    const extra = zip64Extra(which, side, inField, truth);
    const sentinels = Object.fromEntries(inField.map((name) => [name, SENTINEL32]));
    return { ...more, ...zeroed(which, side, inField), ...sentinels, ...(extra ? { extra, needed: 45 } : {}) };
  };
  const made = product(subsets(SIZE_FIELDS), Object.keys(DESCRIPTORS), Object.keys(ZIP64), Object.keys(ZIP64))
    .filter(([which, descriptor]) => !areTrue(which, descriptor))
    .map(([which, descriptor, local64, central64]) => {
      const one = entry('a.txt', TEXT, {
        method: DEFLATED,
        descriptor: DESCRIPTORS[descriptor],
        local: headerOf(which, 'local', local64, truth),
        central: headerOf(which, 'central', central64, {}),
      });
      return odd(`zero ${label(which)}; descriptor ${descriptor}; zip64 ${local64}, ${central64}`, zip([one, entry('b.txt', OTHER)]));
    });
  return [...made, ...twoZip64Fields(truth), ...plainSizes()];
}

// With a descriptor a local header says nothing, so nothing there is wrong.
function areTrue(which, descriptor) {
  const isSaid = DESCRIPTORS[descriptor] === false;
  const isDescriptorTrue = !descriptor.startsWith('zero') && !descriptor.startsWith('all');
  return isDescriptorTrue && which.every((name) => !isSaid && name.startsWith('local.'));
}

function twoZip64Fields(truth) {
  const one = (size, packedSize) => {
    const data = Buffer.alloc(16);
    data.writeBigUInt64LE(BigInt(size), 0);
    data.writeBigUInt64LE(BigInt(packedSize), 8);
    return field(0x0001, data);
  };
  const right = one(truth.size, truth.packedSize);
  const wrong = one(truth.size - 1, truth.packedSize - 1);
  const header = (extra) => ({ size: SENTINEL32, packedSize: SENTINEL32, needed: 45, extra });
  return product(['local', 'central', 'both'], [[right, wrong], [wrong, right], [right, right]]).map(([side, extra], index) => {
    const where = {
      ...(side === 'central' ? {} : { local: header(extra) }),
      ...(side === 'local' ? {} : { central: header(extra) }),
    };
    return odd(`two zip64 fields, ${side}, ${index % 3}`, zip([entry('a.txt', TEXT, { method: DEFLATED, ...where })]));
  });
}

// Stored, where a size is also where the data ends.
function plainSizes() {
  const changes = { one: TEXT.length - 1, more: TEXT.length + 1, zero: 0, half: TEXT.length >> 1 };
  return product(['local', 'central', 'both'], ['size', 'packedSize'], Object.keys(changes)).map(([side, name, change]) => {
    const force = { [name]: changes[change] };
    const where = side === 'both' ? { local: force, central: force } : { [side]: force };
    return odd(`stored, ${side} ${name} ${change}`, zip([entry('a.txt', TEXT, { method: STORED, ...where }), entry('b.txt', OTHER)]));
  });
}

// 0x7075 (APPNOTE 4.6.9): version, CRC-32 of the name in the header, the name.
function unicodePath(name, { of: header = 'a.txt', version = 1, crc = crc32(Buffer.from(header)) } = {}) {
  const data = Buffer.alloc(5);
  data.writeUInt8(version, 0);
  data.writeUInt32LE(crc, 1);
  return field(0x7075, Buffer.concat([data, Buffer.from(name)]));
}

function names() {
  const fields = {
    'another name': [unicodePath('b.txt')],
    'version 0': [unicodePath('b.txt', { version: 0 })],
    'version 2': [unicodePath('b.txt', { version: 2 })],
    'wrong crc': [unicodePath('b.txt', { crc: 1 })],
    'crc of itself': [unicodePath('b.txt', { of: 'b.txt' })],
    'valid, then wrong': [unicodePath('b.txt'), unicodePath('c.txt', { crc: 1 })],
    'wrong, then valid': [unicodePath('c.txt', { crc: 1 }), unicodePath('b.txt')],
    'two valid': [unicodePath('b.txt'), unicodePath('c.txt')],
    chained: [unicodePath('b.txt'), unicodePath('c.txt', { of: 'b.txt' })],
    'no name': [unicodePath('')],
    'a NUL': [unicodePath('b.txt\0')],
    'not UTF-8': [unicodePath(Buffer.from([0xff, 0xfe]))],
    'cut short': [field(0x7075, [1, 0])],
  };
  const inFields = product(Object.keys(fields), ['local', 'central', 'both'], [0, FLAG_UTF8]).map(([which, side, flags]) => {
    const extra = { extra: fields[which] };
    const where = { local: side === 'central' ? {} : extra, central: side === 'local' ? {} : extra };
    return odd(`0x7075: ${which}, ${side}, flags ${flags}`, zip([entry('a.txt', TEXT, { flags, ...where })]));
  });
  const differ = ['b.txt', 'A.txt', 'a.tx', 'a.txt\0', 'a.txt/', '../a.txt', 'a\\txt', 'a.txt '].flatMap((name) => [
    odd(`local ${JSON.stringify(name)}`, zip([entry('a.txt', TEXT, { local: { name } })])),
    odd(`central ${JSON.stringify(name)}`, zip([entry('a.txt', TEXT, { central: { name } })])),
  ]);
  const twoNames = odd('another name in each', zip([entry('a.txt', TEXT, { local: { extra: [unicodePath('b.txt')] }, central: { extra: [unicodePath('c.txt')] } })]));
  return [...inFields, ...differ, twoNames];
}

function kinds() {
  const S_IFDIR = 0o040755;
  const S_IFREG = 0o100644;
  const attributes = { nothing: 0, 'dos folder': 0x10, 'unix folder': (S_IFDIR << 16) >>> 0, 'unix file': (S_IFREG << 16) >>> 0 };
  const made = product(['test', 'test/', 'test\\'], ['', TEXT], Object.keys(HOSTS), Object.keys(attributes)).map(([name, content, host, attribute]) => {
    const isFolder = name.endsWith('/');
    const isUnix = host === 'unix' || host === 'darwin';
    const saysFolder = attribute === 'dos folder' || attribute === 'unix folder';
    const saysFile = attribute === 'unix file' && isUnix;
    const isOneThing = isFolder ? content === '' && !saysFile : name === 'test' && !saysFolder;
    // What a mode means that comes from a host without modes is nobody's to say.
    const isForeign = attribute.startsWith('unix') && !isUnix;
    if (isOneThing && isForeign) return [];
    const central = { external: attributes[attribute], madeBy: (HOSTS[host] << 8) | 20 };
    return [of(isOneThing, `${JSON.stringify(name)} with ${content.length} bytes, ${host}, ${attribute}`, zip([entry(name, content, { central })]))];
  });
  return made.flat();
}

function encryption() {
  const where = { local: ['local'], central: ['central'], both: ['local', 'central'] };
  return product(Object.keys(where), [[0], [1], [0, 1]], [1, 1 << 6, (1 << 6) | FLAG_ENCRYPTED, 1 << 13], [STORED, DEFLATED]).map(
    ([side, which, flags, method]) => {
      const parts = [TEXT, OTHER].map((content, index) => {
        const force = which.includes(index) ? Object.fromEntries(where[side].map((header) => [header, { flags }])) : {};
        return entry(`${index}.txt`, content, { method, ...force });
      });
      return odd(`flags ${flags}, ${side}, entries ${which}, method ${method}`, zip(parts));
    },
  );
}

// --- B: what becomes of paths --------------------------------------------------------------------

function duplicates() {
  const pairs = { same: [TEXT, TEXT], other: [TEXT, OTHER], 'first empty': ['', TEXT], 'last empty': [TEXT, ''] };
  const made = product(Object.keys(pairs), [STORED, DEFLATED], ['test', 'a/test', 'test.txt']).map(([which, method, name]) =>
    odd(`${name}, ${which}, method ${method}`, zip(pairs[which].map((content) => entry(name, content, { method })))),
  );
  return [
    ...made,
    odd('three', zip([TEXT, OTHER, ''].map((content) => entry('test', content)))),
    odd('with one between', zip([entry('test', TEXT), entry('a', ''), entry('test', OTHER)])),
    odd('two folders', zip([folder('test/'), folder('test/')])),
    odd('one in the directory, two in the file', zip([entry('test', TEXT, { central: false }), entry('test', OTHER)])),
    odd('two in the directory, one in the file', zip([entry('test', TEXT), entry('test', TEXT, { local: false, central: { offset: 0 } })])),
  ];
}

const HARMLESS = "!#$%&'()+,-.;=@[]^_`{}~ /"; // in the middle of a name

function specialBytes() {
  const bytes = Array.from({ length: 256 }, (_, byte) => byte).filter((byte) => !/[0-9A-Za-z]/.test(String.fromCharCode(byte)));
  const nameOf = (...byte) => Buffer.concat([Buffer.from('a'), Buffer.from(byte), Buffer.from('b')]);
  const one = product(bytes, Object.keys(HOSTS)).map(([byte, host]) => {
    const made = entry(nameOf(byte), TEXT, { central: { madeBy: (HOSTS[host] << 8) | 20, external: 0 } });
    return of(HARMLESS.includes(String.fromCharCode(byte)), `byte ${byte} from ${host}`, zip([made]));
  });
  const pairs = product(bytes.filter((byte) => byte % 7 === 0), bytes.filter((byte) => byte % 5 === 0))
    .filter((pair) => pair.some((byte) => !HARMLESS.includes(String.fromCharCode(byte))))
    .map((pair) => odd(`bytes ${pair}`, zip([entry(nameOf(...pair), TEXT)])));
  const two = bytes
    .filter((byte) => !HARMLESS.includes(String.fromCharCode(byte)))
    .map((byte) => odd(`byte ${byte} beside _`, zip([entry(nameOf(byte), TEXT), entry('a_b', OTHER)])));
  const notUtf8 = [[0xc0, 0xaf], [0xe0, 0x80, 0xaf], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0x80], [0xc3], [0xff]].map((list) =>
    odd(`said to be UTF-8: ${list}`, zip([entry(nameOf(...list), TEXT, { flags: FLAG_UTF8 })])),
  );
  return [...one, ...pairs, ...two, ...notUtf8];
}

function canonicalPaths() {
  const odds = ['/a/b', 'a//b', 'a\\b', './a/b', 'a/./b', 'a/b/.', '../a/b', '.../a/b', 'a/.../b', 'c/../a/b', '//a/b', 'a/b//', '\\a\\b', 'a/b\\',
    'C:/a/b', 'C:a/b', 'a/../a/b', '.\\a\\b', '../../a/b', 'a/b/..', './/a/b', 'a/b/./.', '..\\a\\b', 'a/b.', 'a/b ', ' a/b', 'a./b', 'a /b', '\\\\?\\a\\b',
    '\\\\host\\a\\b', '~/../a/b', 'a/b:stream', 'a/b\0', 'a\uff0fb', 'a\u2215b'];
  return odds.flatMap((name) => [
    odd(`${JSON.stringify(name)} alone`, zip([entry(name, OTHER)])),
    odd(`${JSON.stringify(name)}, then a/b`, zip([entry(name, OTHER), entry('a/b', TEXT)])),
    odd(`a/b, then ${JSON.stringify(name)}`, zip([entry('a/b', TEXT), entry(name, OTHER)])),
  ]);
}

function cases() {
  const pairs = [
    ['test.txt', 'test.TXT'], ['TEST', 'test'], ['a/test', 'A/test'], ['\u00e9', '\u00c9'], ['\u00e9', 'e\u0301'], ['\u0130x', 'i\u0307X'],
    ['\u03c3', '\u03c2'], ['\u00df', 'SS'], ['K', '\u212a'], ['\ufb01', 'fi'], ['\u0410', '\u0430'], ['\u1e9e', '\u00df'], ['\uac00', '\u1100\u1161'], ['S', '\u017f'],
    ['\u00c5', '\u212b'], ['\u01c4', '\u01c6'], ['\u01c5', '\u01c4'], ['\u0390', '\u1fd3'], ['\u{10400}', '\u{10428}'],
  ];
  return pairs.flatMap(([a, b]) => [odd(`${a}, ${b}`, zip([entry(a, TEXT), entry(b, OTHER)])), odd(`${b}, ${a}`, zip([entry(b, OTHER), entry(a, TEXT)]))]);
}

// --- C: where records are looked for -------------------------------------------------------------

// The bytes of a whole small archive that believes to begin at `offset`.
function innerZip(name, content, offset = 0) {
  const inner = entry(name, content, { method: STORED, central: { offset } });
  return zip([inner], { end: { offset: (layout) => layout.directory.offset + offset } });
}

function streamAndDirectory() {
  const hidden = localRecord('hidden.txt', OTHER);
  const shown = entry('a.txt', TEXT);
  const last = entry('b.txt', OTHER);
  const inDescriptor = (method) =>
    [false, {}].flatMap((signature) => {
      // Stored data that holds what looks like its own descriptor, and another record behind that.
      const content = Buffer.from(TEXT);
      const early = Buffer.alloc(signature ? 16 : 12);
      let at = 0;
      if (signature) at = early.writeUInt32LE(0x08074b50, at);
      at = early.writeUInt32LE(crc32(content), at);
      at = early.writeUInt32LE(content.length, at);
      early.writeUInt32LE(content.length, at);
      const whole = Buffer.concat([content, early, hidden]);
      return odd(`a descriptor in the data, method ${method}, ${signature ? 'signed' : 'unsigned'}`, zip([entry('a.txt', whole, { method, descriptor: signature ? {} : { signature: false } }), last]));
    });
  const comments = ['local', 'zip', 'end'].flatMap((what) => {
    const bytes = { local: hidden, zip: innerZip('hidden.txt', OTHER), end: zip([]) }[what];
    return [
      odd(`${what} in the comment of the archive`, zip([shown, last], { comment: bytes })),
      odd(`${what} in the comment of an entry`, zip([entry('a.txt', TEXT, { comment: bytes }), last])),
      odd(`${what} in a gap before the directory`, zip([shown, last, gap(bytes)])),
      odd(`${what} in a gap between`, zip([shown, gap(bytes), last])),
      odd(`${what} in front`, zip([gap(bytes), shown, last])),
      odd(`${what} behind the end`, zip([shown, last, directory(), end(), gap(bytes)])),
      odd(`${what} between directory and end`, zip([shown, last, directory(), gap(bytes), end()])),
      odd(`${what} as tail of the directory`, zip([shown, last, directory({ after: bytes }), end()])),
      odd(`${what} in an extra field`, zip([entry('a.txt', TEXT, { extra: field(0x4242, Buffer.concat([bytes, Buffer.alloc(4096)])) }), last])),
    ];
  });
  const missing = ['a.txt', 'b.txt'].flatMap((name) => [
    odd(`${name} not listed`, zip([shown, last], { directory: { only: [name] } })),
    odd(`${name} listed alone, its record not there`, zip([entry(name, TEXT, { local: false, central: { offset: 0 } }), entry('c.txt', OTHER)])),
  ]);
  const away = [-1, 1, 4, 30].map((by) => odd(`b.txt ${by} bytes beside its record`, zip([shown, entry('b.txt', OTHER, { central: { offset: (layout) => layout.find('b.txt').offset + by } })])));
  const over = [
    odd('b.txt lies in the data of a.txt', zip([entry('a.txt', Buffer.concat([Buffer.from(TEXT), localRecord('b.txt', OTHER, { method: STORED })]), { method: STORED }), entry('b.txt', OTHER, { local: false, method: STORED, central: { offset: 35 + TEXT.length } })])),
    odd('two entries, one record', zip([shown, entry('b.txt', TEXT, { local: false, central: { offset: 0 } })])),
  ];
  const lengths = product(['nameLength', 'extraLength'], [-1, 1, 5]).map(([name, by]) =>
    odd(`local ${name} ${by}`, zip([entry('a.txt', TEXT, { extra: field(0x5455, Buffer.alloc(5)), local: { [name]: name === 'nameLength' ? 5 + by : 9 + by } }), last])),
  );
  return [...missing, ...comments, ...away, ...over, ...lengths, ...inDescriptor(STORED), nestedIn(STORED), nestedIn(DEFLATED)];
}

// An archive in an archive is honest: its records are the data of a listed entry.
function nestedIn(method) {
  return honest(`an archive inside, method ${method}`, zip([entry('inner.zip', innerZip('b.txt', OTHER), { method }), entry('a.txt', TEXT.repeat(2000), { method: STORED })]));
}

function endRecords() {
  const [first, second, third] = ['first', 'second', 'third'].map((name) => innerZip(`${name}.txt`, `${name}\n`));
  const stacked = Buffer.concat([first, second, third]);
  const withComment = (bytes, length) => {
    const copy = Buffer.from(bytes);
    copy.writeUInt16LE(Math.min(Math.max(length, 0), 65535), copy.length - 2);
    return copy;
  };
  const made = [-second.length, -1, 0, 1, 22, 65535 - second.length].flatMap((by) => [
    odd(`stacked, the first one's comment off by ${by}`, Buffer.concat([withComment(first, second.length + by), second])),
    odd(`stacked and moved, the first one's comment off by ${by}`, Buffer.concat([withComment(first, innerZip('second.txt', 'x', first.length).length + by), innerZip('second.txt', 'x', first.length)])),
  ]);
  const cutComments = product([1, 2, 22, 100], ['text', 'end']).flatMap(([size, what]) => {
    const comment = what === 'text' ? Buffer.alloc(size, 0x20) : Buffer.concat([zip([]), Buffer.alloc(size, 0x20)]);
    return [-1, 1, 30].map((by) => odd(`comment of ${comment.length} bytes (${what}), its length off by ${by}`, zip([entry('a.txt', TEXT)], { end: { comment, commentLength: comment.length + by } })));
  });
  const ends = [1, 2, 3].map((count) => odd(`${count + 1} end records`, zip([entry('a.txt', TEXT), directory(), ...Array(count + 1).fill(end())])));
  const apart = [1, 22, 100, 65535].map((size) => odd(`an end record, ${size} bytes, an end record`, zip([entry('a.txt', TEXT), directory(), end(), gap(size), end()])));
  return [odd('three stacked', stacked), odd('three stacked, the last cut', stacked.subarray(0, -1)), ...made, ...cutComments, ...ends, ...apart];
}

function countAndSize() {
  const entries = ['a.txt', 'b.txt', 'c.txt'].map((name) => entry(name, name.repeat(30)));
  const wrong = product(subsets(['entriesHere', 'count', 'size']).filter((list) => list.length > 0), [-1, 1, 3, 46]).map(([which, by]) => {
    const forced = Object.fromEntries(which.map((name) => [name, ({ directory: made }) => Math.max(0, (name === 'size' ? made.size : made.count) + by)]));
    return odd(`${label(which)} ${by}`, zip(entries, { end: forced }));
  });
  const zero = subsets(['entriesHere', 'count', 'size']).filter((list) => list.length > 0).map((which) =>
    odd(`${label(which)} zero`, zip(entries, { end: Object.fromEntries(which.map((name) => [name, 0])) })),
  );
  const broken = [
    odd('one header less in the size', zip(entries, { end: { count: 2, entriesHere: 2, size: ({ directory: made }) => made.size - 51 } })),
    odd('one header less in the size, moved', zip(entries, { end: { count: 2, entriesHere: 2, size: ({ directory: made }) => made.size - 51, offset: ({ directory: made }) => made.offset + 51 } })),
    odd('the number modulo 65,536', manyEntries()),
  ];
  return [...wrong, ...zero, ...broken];
}

function manyEntries() {
  const parts = Array.from({ length: 65537 }, (_, index) => entry(index.toString(36), '', { method: STORED }));
  return zip(parts, { end: { count: 1, entriesHere: 1 } });
}

function directoryPlaces() {
  const [a, b] = [entry('a.txt', TEXT), entry('b.txt', OTHER)];
  const only = (name) => directory({ only: [name] });
  const shifted = [-46, -1, 1, 4, 22, 46].map((by) => odd(`offset ${by}`, zip([a, b], { end: { offset: ({ directory: made }) => made.offset + by } })));
  const prefixed = [1, 4, 30, 1000].flatMap((size) => [
    odd(`${size} bytes in front, offsets as they are`, Buffer.concat([Buffer.alloc(size, 0x20), zip([a, b])])),
    odd(`${size} bytes in front, offsets moved`, zip([gap(Buffer.alloc(size, 0x20)), a, b])),
  ]);
  const three = odd('three directories', zip([a, b, entry('c.txt', 'c'), only('a.txt'), only('b.txt'), only('c.txt'), end({ offset: 200 })]));
  const two = product([0, 1], [0, 22, 46]).map(([which, between]) => {
    const parts = [a, b, only('a.txt'), gap(between), only('b.txt')];
    const offsetOf = ({ directory: made }) => (which === 0 ? made.offset - made.size - between : made.offset);
    return odd(`two directories, ${between} bytes between, the end says ${which}`, zip([...parts, end({ offset: offsetOf })]));
  });
  const before = odd('the directory in front of the records', zip([entry('a.txt', TEXT, { local: false, central: { offset: ({ directory: made }) => made.size } }), directory(), gap(localRecord('a.txt', TEXT)), end()]));
  return [...shifted, ...prefixed, three, ...two, before];
}

function zip64Ends() {
  const parts = [entry('a.txt', TEXT), entry('b.txt', OTHER)];
  const SENTINELS = { entriesHere: SENTINEL16, count: SENTINEL16, size: SENTINEL32, offset: SENTINEL32 };
  const build = (which, record = {}, place = {}, between = []) => {
    const sentinels = Object.fromEntries(which.map((name) => [name, SENTINELS[name]]));
    return zip([...parts, directory(), end64(record), ...between, locator(place), end(sentinels)]);
  };
  const all = Object.keys(SENTINELS);
  const changes = {
    'all true': {},
    'count less': { count: 1, entriesHere: 1 },
    'count more': { count: 3, entriesHere: 3 },
    'size less': { size: ({ directory: made }) => made.size - 1 },
    'offset more': { offset: ({ directory: made }) => made.offset + 1 },
    'offset zero': { offset: 0 },
    'disk 1': { disk: 1 },
    'record size more': { recordSize: 45 },
    'record size less': { recordSize: 43 },
    extensible: { extensible: Buffer.alloc(8) },
    'no signature': { signature: 0 },
  };
  // 7-Zip minds when one of the two numbers of entries hands over and the other does not.
  const isOneThing = (which, change) => change === 'all true' && which.includes('count') === which.includes('entriesHere');
  const fields = product(subsets(all), Object.keys(changes)).map(([which, change]) => of(isOneThing(which, change), `hands over ${label(which)}; record: ${change}`, build(which, changes[change])));
  const gaps = product(subsets(all), [1, 4, 56]).map(([which, size]) => odd(`hands over ${label(which)}; ${size} bytes before the locator`, build(which, {}, {}, [gap(size)])));
  const places = { earlier: ({ end64: at }) => at - 1, later: ({ end64: at }) => at + 1, zero: 0, 'the directory': ({ directory: made }) => made.offset, beyond: 2 ** 40 };
  const located = product([all, []], Object.keys(places)).map(([which, place]) => odd(`hands over ${label(which)}; the locator says ${place}`, build(which, {}, { offset: places[place] })));
  const disks = product([all, []], [{ disk: 1 }, { disks: 0 }, { disks: 2 }]).map(([which, place]) => odd(`hands over ${label(which)}; locator ${JSON.stringify(place)}`, build(which, {}, place)));
  const twice = product([all, ['offset'], []], ['first', 'last']).map(([which, place]) => {
    const sentinels = Object.fromEntries(which.map((name) => [name, SENTINELS[name]]));
    const list = [...parts, directory(), end64(), end64({ count: 1, entriesHere: 1 }), locator(place === 'first' ? { offset: (layout) => layout.end64 - 56 } : {}), end(sentinels)];
    return odd(`hands over ${label(which)}; two records, the locator says the ${place}`, zip(list));
  });
  const alone = subsets(all).flatMap((which) => {
    const sentinels = Object.fromEntries(which.map((name) => [name, SENTINELS[name]]));
    return [
      odd(`hands over ${label(which)}; a locator without a record`, zip([...parts, directory(), locator({ offset: 0 }), end(sentinels)])),
      odd(`hands over ${label(which)}; a record without a locator`, zip([...parts, directory(), end64(), end(sentinels)])),
      ...(which.length > 0 ? [odd(`hands over ${label(which)} to nothing`, zip([...parts, directory(), end(sentinels)]))] : []),
    ];
  });
  const plainWrong = all.map((name) => {
    const wrong = { [name]: ({ directory: made }) => (name === 'size' ? made.size : name === 'offset' ? made.offset : made.count) + 1 };
    return odd(`the end's ${name} differs from a true record`, zip([...parts, directory(), end64(), locator(), end(wrong)]));
  });
  return [...fields, ...gaps, ...located, ...disks, ...twice, ...alone, ...plainWrong];
}

const TYPES = {
  A1: methods,
  A2: sizes,
  A3: names,
  A4: kinds,
  A5: encryption,
  B1: duplicates,
  B2: specialBytes,
  B3: canonicalPaths,
  B4: cases,
  C1: streamAndDirectory,
  C2: endRecords,
  C3: countAndSize,
  C4: directoryPlaces,
  C5: zip64Ends,
};

export const typeNames = Object.keys(TYPES);

/** The archives of one type: [{ name, bytes, isHonest }]. */
export function archivesOf(type) {
  return TYPES[type]();
}
