// "GIT binary patch" as git writes it, without git: zlib in base 85, whole or as a delta.
import { deflateSync } from 'node:zlib';
import { sprintBundle } from './bundle.mjs';
import { blobId } from './git.mjs';

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~';
const LINE_BYTES = 52;

/** The lines that hold these bytes. */
export function base85(bytes) {
  const lines = [];
  const padded = Buffer.concat([bytes, Buffer.alloc(3)]);
  for (let at = 0; at < bytes.length; at += LINE_BYTES) {
    const count = Math.min(LINE_BYTES, bytes.length - at);
    let line = String.fromCharCode(count <= 26 ? 64 + count : 70 + count);
    for (let from = at; from < at + count; from += 4) {
      let value = padded.readUInt32BE(from);
      let digits = '';
      for (let i = 0; i < 5; i++) {
        digits = DIGITS[value % 85] + digits;
        value = Math.floor(value / 85);
      }
      line += digits;
    }
    lines.push(line);
  }
  return lines.map((line) => `${line}\n`).join('');
}

function sizeBytes(size) {
  return size < 128 ? [size] : [(size % 128) | 128, ...sizeBytes(Math.floor(size / 128))];
}

/** A delta (gitformat-pack) that copies what both begin with and writes out the rest. */
export function delta(from, to) {
  let common = 0;
  while (common < 0xffff && common < from.length && common < to.length && from[common] === to[common]) common += 1;
  const parts = [Buffer.from([...sizeBytes(from.length), ...sizeBytes(to.length)])];
  if (common > 0) parts.push(Buffer.from([0x80 | 0x10 | 0x20, common & 255, common >> 8]));
  for (let at = common; at < to.length; at += 127) {
    const piece = to.subarray(at, at + 127);
    parts.push(Buffer.from([piece.length]), piece);
  }
  return Buffer.concat(parts);
}

export function literalPart(bytes, size = bytes.length) {
  return `literal ${size}\n${base85(deflateSync(bytes))}\n`;
}

export function deltaPart(bytes, size = bytes.length) {
  return `delta ${size}\n${base85(deflateSync(bytes))}\n`;
}

/**
 * The patch text with the data of the binary file at `path` in place of "Binary files … differ", and whole ids; `old`
 * and `now` are its contents, null for none. `parts` replaces the data: by default a delta each way, or literals when one is none.
 */
export function withBinary(text, path, old, now, parts) {
  const id = (bytes) => (bytes ? blobId(bytes) : '0'.repeat(40));
  const data = parts ?? (old && now ? deltaPart(delta(old, now)) + deltaPart(delta(now, old)) : literalPart(now ?? Buffer.alloc(0)) + literalPart(old ?? Buffer.alloc(0)));
  const start = text.indexOf(`diff --git a/${path} `);
  const end = text.indexOf(' differ\n', start) + ' differ\n'.length;
  if (start < 0 || end < start) throw new Error(`no binary change of ${path}`);
  const entry = text
    .slice(start, end)
    .replace(/index \w+\.\.\w+/, `index ${id(old)}..${id(now)}`)
    .replace(/Binary files [^]* differ\n$/, () => `GIT binary patch\n${data}`);
  return text.slice(0, start) + entry + text.slice(end);
}

/** A bundle whose docs/a.bin changes, told by a delta each way; `parts` makes the data of its two contents and a third one. */
export function binaryBundle(parts) {
  const [old, now, other] = ['\0 the old bytes', '\0 the new bytes', '\0 the wry bytes'].map((text) => Buffer.from(text.repeat(9)));
  return sprintBundle({
    before: { 'docs/a.bin': old },
    commit: { 'docs/a.bin': now },
    add: ['docs/a.bin'],
    patch: (text) => withBinary(text, 'docs/a.bin', old, now, parts(old, now, other)),
  });
}
