// Random files and edits. Everything comes from one seed; paths and text are strings in which a character is a byte.

/** A generator of numbers that is the same everywhere (mulberry32). */
export function makeRandom(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const random = {
    /** An integer below `count`. */
    below: (count) => Math.floor(next() * count),
    /** True in `percent` of a hundred calls. */
    chance: (percent) => next() * 100 < percent,
    pick: (items) => items[Math.floor(next() * items.length)],
    bytes: (count) => Buffer.from(Array.from({ length: count }, () => Math.floor(next() * 256))),
  };
  return random;
}

export const REGULAR = 0o100644;
export const EXECUTABLE = 0o100755;
export const SYMLINK = 0o120000;
export const SUBMODULE = 0o160000;

const FOLDERS = ['', '', 'src/', 'docs/', 'a/', 'b/', 'deep/er/still/', 'with space/', 'caf\xc3\xa9/'];
const NAMES = ['main.c', 'READ ME.md', 'x', 'data.csv', 'say "hi".txt', 'tab\there', 'na\xc3\xafve.py', 'latin\xe9.txt', 'back\\slash', 'new\nline', 'b b', 'a.bin', '--- a', 'i', 'trailing '];

function newPath(random, files) {
  for (;;) {
    const path = `${random.pick(FOLDERS)}${random.pick(NAMES)}${random.chance(60) ? random.below(1000) : ''}`;
    const isTaken = [...files.keys()].some((other) => other === path || other.startsWith(`${path}/`) || path.startsWith(`${other}/`));
    if (!isTaken) return path;
  }
}

const WORDS = ['int f(void)', '{', '}', '    return 0;', '', '-- ', '--- a/x', '+++ b/x', '@@ -1 +1 @@', 'diff --git a/x b/x', 'x', '\tindented', 'trailing ', 'caf\xc3\xa9', '\\ No newline at end of file', 'Binary files differ', 'commit 1234567'];

function line(random) {
  return random.chance(40) ? random.pick(WORDS) : `${random.chance(20) ? '    ' : ''}line ${random.below(random.chance(30) ? 5 : 10000)}`;
}

function textContent(random) {
  if (random.chance(6)) return '';
  const end = random.chance(15) ? '\r\n' : '\n';
  const lines = Array.from({ length: 1 + random.below(random.chance(25) ? 120 : 12) }, () => line(random) + (random.chance(2) ? '\r' : ''));
  return lines.join(end) + (random.chance(15) ? '' : end);
}

function binaryContent(random) {
  const bytes = random.bytes(1 + random.below(random.chance(30) ? 3000 : 200));
  if (random.chance(50)) bytes.fill(0, 0, bytes.length >> 1);
  bytes[0] = 0;
  return bytes.toString('latin1');
}

function newFile(random) {
  const kind = random.below(100);
  if (kind < 70) return { mode: random.chance(15) ? EXECUTABLE : REGULAR, content: textContent(random) };
  if (kind < 86) return { mode: random.chance(15) ? EXECUTABLE : REGULAR, content: binaryContent(random) };
  if (kind < 94) return { mode: SYMLINK, content: random.pick(['a', '../b', 'caf\xc3\xa9', 'very/long/target'.repeat(4)]) + random.below(100) };
  return { mode: SUBMODULE, content: random.bytes(32).toString('hex') };
}

/** A first state: a Map from path to { mode, content }. A submodule's content is its commit id, with digits to spare. */
export function newState(random) {
  const files = new Map();
  for (let i = 1 + random.below(8); i > 0; i--) files.set(newPath(random, files), newFile(random));
  return files;
}

// --- edits ---------------------------------------------------------------------------------------

function editText(random, content) {
  const lines = content.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  for (let i = 1 + random.below(4); i > 0; i--) {
    const at = random.below(lines.length + 1);
    const kind = random.below(4);
    if (kind === 0) lines.splice(at, 0, `${line(random)}\n`);
    else if (kind === 1) lines.splice(at, 1 + random.below(3));
    else if (kind === 2 && at < lines.length) lines[at] = lines[at].replace(/.{0,3}/, line(random));
    else lines.splice(at, 1, ...Array.from({ length: random.below(4) }, () => `${line(random)}\n`));
  }
  let text = lines.join('');
  if (random.chance(10)) text = text.endsWith('\n') ? text.slice(0, -1) : `${text}\n`;
  if (random.chance(3)) text = text.replace(/\r?\n/g, text.includes('\r\n') ? '\n' : '\r\n');
  return text;
}

function editBinary(random, content) {
  const at = random.below(content.length);
  const piece = random.bytes(random.below(40)).toString('latin1');
  return content.slice(0, at) + piece + content.slice(at + random.below(30)) || '\0';
}

function editContent(random, file) {
  if (file.mode === SUBMODULE) return random.bytes(32).toString('hex');
  if (file.mode === SYMLINK) return `${file.content}x`;
  if (random.chance(3)) return file.content.includes('\0') ? textContent(random) : binaryContent(random);
  return file.content.includes('\0') ? editBinary(random, file.content) : editText(random, file.content);
}

const isPlain = (file) => file.mode === REGULAR || file.mode === EXECUTABLE;

function editOne(random, files) {
  const path = random.pick([...files.keys()]);
  const file = files.get(path);
  const kind = random.below(100);
  if (kind < 50) files.set(path, { ...file, content: editContent(random, file) });
  else if (kind < 58) files.delete(path);
  else if (kind < 66 && isPlain(file)) files.set(path, { ...file, mode: file.mode ^ 0o111 });
  else if (kind < 84 || kind >= 90) {
    if (kind < 76) files.delete(path);
    const content = random.chance(60) && isPlain(file) ? editContent(random, file) : file.content;
    files.set(newPath(random, files), { ...file, content });
    if (kind < 72 && random.chance(10)) files.set(path, newFile(random));
  } else files.set(path, newFile(random)); // may be of another type
}

/** Another state that some edits lead to. */
export function edited(random, state) {
  const files = new Map(state);
  for (let i = 1 + random.below(5); i > 0; i--) {
    if (files.size === 0 || random.chance(15)) files.set(newPath(random, files), newFile(random));
    else editOne(random, files);
  }
  return files;
}

/** What a merge of two states may be: of each file one side's, or a mixture. */
export function merged(random, ours, theirs) {
  const files = new Map();
  for (const path of new Set([...ours.keys(), ...theirs.keys()])) {
    const [a, b] = [ours.get(path), theirs.get(path)];
    const chosen = random.chance(50) ? a : b;
    if (!chosen) continue;
    const isMixed = a && b && isPlain(a) && isPlain(b) && random.chance(60);
    const taken = [...files.keys()].some((other) => other.startsWith(`${path}/`) || path.startsWith(`${other}/`));
    if (!taken) files.set(path, isMixed ? { ...chosen, content: editContent(random, chosen) } : chosen);
  }
  return files;
}
