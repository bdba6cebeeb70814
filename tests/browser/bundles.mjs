// Bundles for the page's tests, made in words.
import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { crc32 } from '../tools/deflate.mjs';
import { entry, zip } from '../tools/zip.mjs';

/** Names and contents that try everything on a page that shows them; `bait` is an address that must never be asked. */
export function hostileBundle(bait) {
  const markup = `<img src=x onerror="window.pwned=1"><script>window.pwned=1</script><img src="${bait}/img">`;
  return zip([
    entry('<img src=x onerror=window.pwned=1>.md', `${markup}\n[link](javascript:window.pwned=1) ![img](${bait}/md)\n`),
    entry('"><svg onload=window.pwned=1>.txt', markup),
    entry(
      'invoice\u202etxt.exe',
      'reads backwards\u202e here\nzero\u200bwidth \u2066isolated\u0007bell\r\ncrlf line\r\n',
    ),
    entry(
      `page.html`,
      `<meta http-equiv=refresh content="0;url=${bait}/refresh"><script src="${bait}/script"></script>`,
    ),
    entry(
      'picture.svg',
      `<svg xmlns="http://www.w3.org/2000/svg" onload="window.pwned=1"><image href="${bait}/svg"/></svg>`,
    ),
    entry(`${'deep/'.repeat(60)}${'n'.repeat(200)}.txt`, 'far down\n'),
    entry('javascript:alert(1)', 'a name that is an address\n'),
    entry('__proto__', 'a name that is a property\n'),
    entry('bytes.bin', Buffer.from([...Array(256).keys()])),
    entry('one-line.txt', `${'x'.repeat(300_000)}\nnext\n`),
    entry('empty.txt', ''),
  ]);
}

/** Many lines, to see what a viewer does with them; `tail` ends each of them. */
export function longBundle(lines, tail = '') {
  return zip([entry('long.txt', Array.from({ length: lines }, (_, i) => `line number ${i + 1}${tail}\n`).join(''))]);
}

/** Many members, in folders. */
export function manyBundle(count) {
  return zip(Array.from({ length: count }, (_, i) => entry(`folder-${i % 40}/file-${i}.tmp`, `content ${i}\n`)));
}

const TROUBLED_NAMES = [
  (i) => `folder/ends-with-a-blank-${i} `,
  (i) => `folder/back\\slash-${i}`,
  (i) => `folder/turned-\u202e-${i}`,
  (i) => `folder/unseen-\u200b-${i}`,
  (i) => `folder/rings-\u0007-${i}`,
  (i) => `folder/con.${i}`,
  (i) => `folder/colon:${i}`,
  (i) => `../up-${i}`,
  (i) => `/absolute-${i}`,
];

/** Many members, each with a name that draws a finding, by eight rules; a report lists 1,000 of each. */
export function troubledBundle(count) {
  const nameOf = (i) => TROUBLED_NAMES[i % TROUBLED_NAMES.length](i);
  return zip(Array.from({ length: count }, (_, i) => entry(nameOf(i), `content ${i}\n`)));
}

/**
 * A script for the page: of what workers are asked to digest, so many portions are let through and the others wait for
 * `goOn()`. A review stands still in its middle, however fast or slow this machine and the driver are.
 */
export const holdingDigests = (portions) => `
  {
    const held = [];
    let left = ${portions};
    const { postMessage } = Worker.prototype;
    Worker.prototype.postMessage = function (message, ...rest) {
      const isDigest = message.op === 'digest' || message.op === 'digestFile';
      if (isDigest && left-- <= 0) held.push(() => postMessage.call(this, message, ...rest));
      else postMessage.call(this, message, ...rest);
    };
    window.goOn = (more = Infinity) => {
      left = more;
      while (left > 0 && held.length > 0) {
        left--;
        held.shift()();
      }
    };
  }`;

/** A zip of stored members, all zero bytes, as a file with holes: long to digest, quick to make. */
export function writeSlowBundle(path, count, size) {
  const file = openSync(path, 'w');
  const directory = [];
  let at = 0;
  for (let i = 0; i < count; i++) {
    const name = Buffer.from(`zeros-${i}.bin`);
    const common = [
      [2, 20],
      [2, 0],
      [2, 0],
      [2, 0],
      [2, 0x5c25],
      [4, 0],
      [4, size],
      [4, size],
      [2, name.length],
      [2, 0],
    ];
    const local = Buffer.concat([record([4, 0x04034b50], ...common), name]);
    const central = record(
      [4, 0x02014b50],
      [2, 0x0314],
      ...common,
      [2, 0],
      [2, 0],
      [2, 0],
      [4, 0o100644 * 65536],
      [4, at],
    );
    directory.push(central, name);
    writeSync(file, local, 0, local.length, at);
    at += local.length + size;
  }
  const headers = Buffer.concat(directory);
  const end = record([4, 0x06054b50], [2, 0], [2, 0], [2, count], [2, count], [4, headers.length], [4, at], [2, 0]);
  writeSync(file, Buffer.concat([headers, end]), 0, headers.length + end.length, at);
  closeSync(file);
}

function record(...fields) {
  const bytes = Buffer.alloc(fields.reduce((sum, [width]) => sum + width, 0));
  let at = 0;
  for (const [width, value] of fields) {
    bytes.writeUIntLE(value, at, width);
    at += width;
  }
  return bytes;
}

// WebAssembly core specification 5.4 and 5.5.
const SECTION = { export: 7, code: 10 };
const OF_FUNCTION = 0;
const [UNREACHABLE, IF, END, LOCAL_GET, F64_CONST, F64_EQ, NOTHING] = [0x00, 0x04, 0x0b, 0x20, 0x44, 0x61, 0x40];

/** The module as it is, but that it traps when it is asked to review a bundle of just this size. */
export function trappingModule(module, size) {
  const sections = sectionsOf(module);
  const [exports, code] = [SECTION.export, SECTION.code].map((wanted) => sections.find(({ id }) => id === wanted));
  const index = exportedFunction(exports.body, 'exhibit_review') - importedFunctions(module);
  code.body = withTrap(code.body, index, size);
  return Buffer.concat([
    module.subarray(0, 8),
    ...sections.flatMap(({ id, body: bytes }) => [Buffer.from([id, ...leb(bytes.length)]), bytes]),
  ]);
}

const importedFunctions = (module) =>
  WebAssembly.Module.imports(new WebAssembly.Module(module)).filter(({ kind }) => kind === 'function').length;

function sectionsOf(module) {
  const sections = [];
  for (const at = reader(module, 8); at.offset < module.length;) {
    const id = at.byte();
    sections.push({ id, body: at.bytes(at.number()) });
  }
  return sections;
}

function exportedFunction(body, wanted) {
  const at = reader(body);
  for (let left = at.number(); left > 0; left--) {
    const name = at.bytes(at.number()).toString();
    const [kind, index] = [at.byte(), at.number()];
    if (kind === OF_FUNCTION && name === wanted) return index;
  }
  throw new Error(`no export ${wanted}`);
}

/** The bodies of the functions, with a test of the fifth argument in front of one of them. */
function withTrap(section, index, size) {
  const at = reader(section);
  const count = at.number();
  const functions = Array.from({ length: count }, () => at.bytes(at.number()));
  const locals = reader(functions[index]);
  for (let left = locals.number(); left > 0; left--) [locals.number(), locals.byte()];
  const number = Buffer.alloc(8);
  number.writeDoubleLE(size);
  const trap = [LOCAL_GET, 4, F64_CONST, ...number, F64_EQ, IF, NOTHING, UNREACHABLE, END];
  const { offset } = locals;
  functions[index] = Buffer.concat([
    functions[index].subarray(0, offset),
    Buffer.from(trap),
    functions[index].subarray(offset),
  ]);
  return Buffer.concat([
    Buffer.from(leb(count)),
    ...functions.flatMap((bytes) => [Buffer.from(leb(bytes.length)), bytes]),
  ]);
}

function reader(bytes, offset = 0) {
  return {
    offset,
    byte() {
      return bytes[this.offset++];
    },
    number() {
      let value = 0;
      for (let shift = 0; ; shift += 7) {
        const byte = this.byte();
        value += (byte & 0x7f) * 2 ** shift;
        if (byte < 0x80) return value;
      }
    },
    bytes(count) {
      this.offset += count;
      return bytes.subarray(this.offset - count, this.offset);
    },
  };
}

/** Unsigned LEB128. */
function leb(value) {
  const bytes = [];
  for (; value >= 0x80; value = Math.floor(value / 0x80)) bytes.push((value & 0x7f) | 0x80);
  return [...bytes, value];
}

/** Writes files into a folder and gives their paths by name. */
export function writeAll(folder, files) {
  mkdirSync(folder, { recursive: true });
  const paths = {};
  for (const [name, bytes] of Object.entries(files)) {
    paths[name] = join(folder, name);
    writeFileSync(paths[name], bytes);
  }
  return paths;
}

/** A PNG of one colour (ISO/IEC 15948): eight bits each of red, green and blue, no filter. */
export function png(width, height, colour) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const line = Buffer.from([0, ...Array(width).fill(colour).flat()]);
  const chunk = (type, data) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length, 0);
    frame.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
  };
  const data = deflateSync(Buffer.concat(Array(height).fill(line)));
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))]);
}
