// Bundles for the page's tests, made in words.
import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
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

/** Many lines, to see what a viewer does with them. */
export function longBundle(lines) {
  return zip([entry('long.txt', Array.from({ length: lines }, (_, i) => `line number ${i + 1}\n`).join(''))]);
}

/** Many members, each of them debris: as many rows as findings. */
export function manyBundle(count) {
  return zip(Array.from({ length: count }, (_, i) => entry(`folder-${i % 40}/file-${i}.tmp`, `content ${i}\n`)));
}

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

const I32 = 0x7f;
const F64 = 0x7c;
const CONST = 0x41;
const UNREACHABLE = 0x00;
const END = 0x0b;

/** A module that keeps to the interface and traps as soon as it is asked to review. */
export function trappingModule() {
  const functions = [
    { name: 'exhibit_abi', takes: [], gives: [I32], does: [CONST, 1] },
    { name: 'exhibit_alloc', takes: [I32], gives: [I32], does: [CONST, ...leb(1024)] },
    { name: 'exhibit_free', takes: [I32], gives: [], does: [] },
    { name: 'exhibit_review', takes: [I32, I32, I32, I32, F64], gives: [I32], does: [UNREACHABLE] },
  ];
  const list = (items) => [items.length, ...items.flat()];
  const sized = (bytes) => [...leb(bytes.length), ...bytes];
  const text = (word) => sized([...Buffer.from(word)]);
  const sections = [
    [1, list(functions.map(({ takes, gives }) => [0x60, ...list(takes), ...list(gives)]))], // types
    [3, list(functions.map((_, i) => i))], // functions
    [5, [1, 0, 1]], // one page of memory
    [7, list([[...text('memory'), 2, 0], ...functions.map(({ name }, i) => [...text(name), 0, i])])], // exports
    [10, list(functions.map(({ does }) => sized([0, ...does, END])))], // code
  ];
  return Buffer.from([0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0, ...sections.flatMap(([id, body]) => [id, ...sized(body)])]);
}

/** Signed LEB128, which is also right for unsigned values below 64. */
function leb(value) {
  const bytes = [];
  for (;;) {
    const low = value & 0x7f;
    value >>= 7;
    if (value === 0 && !(low & 0x40)) return [...bytes, low];
    bytes.push(low | 0x80);
  }
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
