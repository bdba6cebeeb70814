// What git would print and compute, without git: object ids of contents, and `git diff --patch` of two states.
//
// A state is a Map from path to { bytes, mode }; `state({...})` makes one from plain text.
import { createHash } from 'node:crypto';

const REGULAR = 0o100644;
const SUBMODULE = 0o160000;
const CONTEXT = 3;

/** The object id of a file's content; `format` as `git init --object-format` has it. */
export function blobId(bytes, format = 'sha1') {
  const content = Buffer.from(bytes);
  return createHash(format).update(`blob ${content.length}\0`).update(content).digest('hex');
}

/** An invented commit id: it looks like one and is the same on every day. */
export function inventedId(seed) {
  return createHash('sha1').update(`an invented commit: ${seed}`).digest('hex');
}

/** Files given as text, bytes, or { bytes, mode }. A submodule's bytes are its commit id. */
export function state(files) {
  const made = new Map();
  for (const [path, file] of Object.entries(files)) {
    const isPlain = typeof file === 'string' || Buffer.isBuffer(file);
    made.set(path, isPlain ? { bytes: Buffer.from(file), mode: REGULAR } : { mode: REGULAR, ...file, bytes: Buffer.from(file.bytes) });
  }
  return made;
}

/** The bytes of `git diff --patch` from one state to another. options: digits (of ids), format, renames ({ old: new }). */
export function gitDiff(before, after, { digits = 7, format = 'sha1', renames = {} } = {}) {
  const idOf = (file) => shortId(file, format, digits);
  const renamed = new Map(Object.entries(renames).map(([from, to]) => [to, from]));
  const sources = new Set(renamed.values());
  const paths = [...new Set([...before.keys(), ...after.keys()])].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  const text = paths
    .filter((path) => !sources.has(path))
    .map((path) => diffFile(renamed.get(path) ?? path, path, before, after, idOf))
    .join('');
  return Buffer.from(text, 'latin1');
}

function diffFile(oldPath, newPath, before, after, idOf) {
  const old = before.get(oldPath);
  const now = after.get(newPath);
  const isSame = old && now && old.mode === now.mode && old.bytes.equals(now.bytes);
  if (isSame && oldPath === newPath) return '';
  const header = [`diff --git ${quoted('a/', oldPath)} ${quoted('b/', newPath)}`, ...modeLines(old, now)];
  if (oldPath !== newPath) header.push(...renameLines(old, now, oldPath, newPath));
  if (!old || !now || !old.bytes.equals(now.bytes)) {
    const suffix = old && now && old.mode === now.mode ? ` ${octal(now.mode)}` : '';
    header.push(`index ${idOf(old)}..${idOf(now)}${suffix}`);
    header.push(...body(old, now, oldPath, newPath));
  }
  return `${header.join('\n')}\n`;
}

function modeLines(old, now) {
  if (!old) return [`new file mode ${octal(now.mode)}`];
  if (!now) return [`deleted file mode ${octal(old.mode)}`];
  return old.mode === now.mode ? [] : [`old mode ${octal(old.mode)}`, `new mode ${octal(now.mode)}`];
}

function renameLines(old, now, from, to) {
  const similarity = old.bytes.equals(now.bytes) ? 100 : Math.floor(similarLines(old, now));
  const bare = (path) => quoted('', path);
  return [`similarity index ${similarity}%`, `rename from ${bare(from)}`, `rename to ${bare(to)}`];
}

function similarLines(old, now) {
  const kept = lineSteps(linesOf(old.bytes), linesOf(now.bytes)).filter(({ origin }) => origin === ' ');
  const bytes = kept.reduce((sum, { text }) => sum + text.length, 0);
  return (100 * bytes) / Math.max(old.bytes.length, now.bytes.length);
}

function octal(mode) {
  return mode.toString(8).padStart(6, '0');
}

function shortId(file, format, digits) {
  if (!file) return '0'.repeat(digits);
  const id = file.mode === SUBMODULE ? file.bytes.toString() : blobId(file.bytes, format);
  return id.slice(0, digits);
}

// A path with control characters, '"', '\' or bytes above 127 is C-quoted (core.quotePath).
function quoted(prefix, path) {
  const bytes = Buffer.from(prefix + path);
  if (bytes.every((byte) => byte >= 0x20 && byte < 0x7f && byte !== 0x22 && byte !== 0x5c)) return bytes.toString();
  const named = { 7: 'a', 8: 'b', 9: 't', 10: 'n', 11: 'v', 12: 'f', 13: 'r', 34: '"', 92: '\\' };
  const escaped = [...bytes].map((byte) => {
    if (named[byte]) return `\\${named[byte]}`;
    return byte < 0x20 || byte >= 0x7f ? `\\${byte.toString(8).padStart(3, '0')}` : String.fromCharCode(byte);
  });
  return `"${escaped.join('')}"`;
}

function body(old, now, oldPath, newPath) {
  const before = old ? contentOf(old) : Buffer.alloc(0);
  const after = now ? contentOf(now) : Buffer.alloc(0);
  const oldName = old ? quoted('a/', oldPath) : '/dev/null';
  const newName = now ? quoted('b/', newPath) : '/dev/null';
  if (before.includes(0) || after.includes(0)) return [`Binary files ${oldName} and ${newName} differ`];
  const hunks = hunksOf(linesOf(before), linesOf(after));
  if (hunks.length === 0) return [];
  return [`--- ${withTab(oldName)}`, `+++ ${withTab(newName)}`, ...hunks];
}

// git ends a name that holds a space with a TAB, for patch programs that look for one.
function withTab(name) {
  return name.includes(' ') ? `${name}\t` : name;
}

function contentOf(file) {
  return file.mode === SUBMODULE ? Buffer.from(`Subproject commit ${file.bytes}\n`) : file.bytes;
}

// --- hunks ---------------------------------------------------------------------------------------

// Lines with their LF, as text in which every byte is one character.
function linesOf(bytes) {
  return bytes.toString('latin1').match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function hunksOf(before, after) {
  const steps = lineSteps(before, after);
  const lines = [];
  for (const [first, last] of hunkRanges(steps)) {
    const part = steps.slice(first, last);
    const oldCount = part.filter(({ origin }) => origin !== '+').length;
    const newCount = part.filter(({ origin }) => origin !== '-').length;
    const start = (count, at) => (count === 0 ? at : at + 1);
    const oldAt = start(oldCount, part[0].oldAt);
    const newAt = start(newCount, part[0].newAt);
    lines.push(`@@ -${range(oldAt, oldCount)} +${range(newAt, newCount)} @@${heading(before, part[0].oldAt)}`);
    for (const { origin, text } of part) {
      const hasEnd = text.endsWith('\n');
      lines.push(origin + (hasEnd ? text.slice(0, -1) : text));
      if (!hasEnd) lines.push('\\ No newline at end of file');
    }
  }
  return lines;
}

function range(at, count) {
  return count === 1 ? `${at}` : `${at},${count}`;
}

// git repeats the last line before the hunk that begins like a definition.
function heading(before, at) {
  const line = before.slice(0, at).findLast((text) => /^[A-Za-z_$]/.test(text));
  return line ? ` ${line.trimEnd().slice(0, 80)}` : '';
}

function hunkRanges(steps) {
  const ranges = [];
  steps.forEach(({ origin }, index) => {
    if (origin === ' ') return;
    const first = Math.max(0, index - CONTEXT);
    const last = Math.min(steps.length, index + CONTEXT + 1);
    const previous = ranges.at(-1);
    if (previous && first <= previous[1]) previous[1] = last;
    else ranges.push([first, last]);
  });
  return ranges;
}

// The shortest way from one list of lines to the other (longest common subsequence); deletions come before additions.
function lineSteps(before, after) {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head += 1;
  const a = before.slice(head);
  const b = after.slice(head);
  const common = Array.from({ length: a.length + 1 }, () => new Uint32Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let k = b.length - 1; k >= 0; k -= 1) {
      common[i][k] = a[i] === b[k] ? common[i + 1][k + 1] + 1 : Math.max(common[i + 1][k], common[i][k + 1]);
    }
  }
  const steps = before.slice(0, head).map((text, at) => ({ origin: ' ', text, oldAt: at, newAt: at }));
  let i = 0;
  let k = 0;
  while (i < a.length || k < b.length) {
    const at = { oldAt: head + i, newAt: head + k };
    if (i < a.length && k < b.length && a[i] === b[k]) {
      steps.push({ origin: ' ', text: a[i], ...at });
      i += 1;
      k += 1;
    } else if (i < a.length && (k === b.length || common[i + 1][k] >= common[i][k + 1])) {
      steps.push({ origin: '-', text: a[i], ...at });
      i += 1;
    } else {
      steps.push({ origin: '+', text: b[k], ...at });
      k += 1;
    }
  }
  return steps;
}
