// Forgeries: one small change of an honest bundle that a review must answer with an error. Patches are read here anew,
// by the counts of their hunks, so that this says where a line stands independently of what is tested.

/** The entries of a patch: { start, end, isCombined, isDense, hasNote, index (line), hunks: [{ at, lines }], binary: [lines] }. */
export function readPatch(lines) {
  const entries = [];
  for (let at = 0; at < lines.length; ) {
    if (/^diff --(git|cc|combined) /.test(lines[at])) at = readEntry(lines, at, entries);
    else at += 1;
  }
  return entries;
}

function readEntry(lines, start, entries) {
  const entry = { start, isCombined: !lines[start].startsWith('diff --git'), hunks: [], binary: [] };
  let at = start + 1;
  while (/^(old mode|new mode|mode|deleted file|new file|copy|rename|similarity|dissimilarity|index|--- |\+\+\+ )/.test(lines[at] ?? '')) {
    if (lines[at].startsWith('index ')) entry.index = at;
    at += 1;
  }
  entry.hasNote = /^Binary files .* differ$/.test(lines[at] ?? '');
  if (entry.hasNote) at += 1;
  if (lines[at] === 'GIT binary patch') at = readBinary(lines, at + 1, entry);
  while (/^@@+ /.test(lines[at] ?? '')) at = readHunk(lines, at, entry);
  entry.end = at;
  entries.push(entry);
  return at;
}

function readBinary(lines, at, entry) {
  while (/^(literal|delta) \d+$/.test(lines[at] ?? '')) {
    for (at += 1; lines[at] !== ''; at += 1) entry.binary.push(at);
    at += 1;
  }
  return at;
}

// A combined hunk is as long as its lines begin with marks: there, git's counts are not always right.
function readHunk(lines, at, entry) {
  const hunk = { at, lines: [] };
  const parents = lines[at].match(/^@+/)[0].length - 1;
  entry.hunks.push(hunk);
  if (parents > 1) {
    const isLine = new RegExp(`^[ +-]{${parents}}`);
    for (at += 1; isLine.test(lines[at] ?? ''); at += 1) hunk.lines.push(at);
    return at;
  }
  // "-?,?" stands for a whole file that git was told to leave out (--irreversible-delete).
  const [, , left = '1', now = '1'] = lines[at].match(/^@@ -(\?,\?|\d+(?:,(\d+))?) \+\d+(?:,(\d+))? @@/);
  const old = lines[at].startsWith('@@ -?,?') ? 0 : left;
  let [oldLeft, nowLeft] = [Number(old), Number(now)];
  for (at += 1; oldLeft > 0 || nowLeft > 0 || lines[at]?.startsWith('\\ '); at += 1) {
    const mark = lines[at][0] ?? ' ';
    if (mark === '\\') continue;
    hunk.lines.push(at);
    if (mark !== '+') oldLeft -= 1;
    if (mark !== '-') nowLeft -= 1;
  }
  return at;
}

// --- forgeries: each gives a new { patch lines } or { files }, or nothing where it does not fit ----------------------

/** Another character of the same kind, so that line ends and marks stay. */
function otherChar(char) {
  return char === 'x' ? 'y' : 'x';
}

function changeAt(lines, at, from, make) {
  const copy = [...lines];
  copy[at] = lines[at].slice(0, from) + make(lines[at][from]) + lines[at].slice(from + 1);
  return { lines: copy };
}

const PREFIXES = ['ab', 'cw', 'iw', 'ci', 'ow'];

// Is the line "diff --git" of this path, with or without prefixes? Paths that git may quote are none.
function isOf(line, path) {
  if (!/^[\w./ -]+$/.test(path)) return false;
  return line === `diff --git ${path} ${path}` || PREFIXES.some(([old, now]) => line === `diff --git ${old}/${path} ${now}/${path}`);
}

// The entries whose lines something in the bundle can contradict: in a plain diff all that have any; among several commits
// those of the last one, and all where each file's way is known (no binary file without data, no merge in between).
function knownEntries({ story, lines, entries }) {
  const known = entries.filter(({ hasNote }) => !hasNote);
  if (story.kind === 'diff' || story.kind === 'show') return known;
  const isSound = !story.isMerge && !story.isAgainstHead && entries.every(({ hasNote }) => !hasNote) && !story.command.includes(' -D');
  if (isSound) return known;
  return [];
}

const ID_DIGITS = 7;

const forgeries = {
  line({ random, lines }, known) {
    const places = known.flatMap((entry) => {
      const isModule = entry.index !== undefined && / 160000$|^$/.test(lines[entry.index]);
      const width = entry.isCombined ? lines[entry.hunks[0]?.at ?? entry.start].match(/^@*/)[0].length - 1 : 1;
      return entry.hunks.flatMap((hunk) =>
        hunk.lines
          .filter((at) => lines[at].length > width && !/\r$/.test(lines[at]) && !isModule && !lines[at].includes('Subproject commit'))
          // Of a merge, only the result's lines are in the bundle.
          .filter((at) => !entry.isCombined || !lines[at].slice(0, width).includes('-'))
          .map((at) => [at, width]),
      );
    });
    if (places.length === 0) return null;
    const [at, width] = random.pick(places);
    return changeAt(lines, at, width + random.below(lines[at].length - width), otherChar);
  },
  id({ random, lines }, known) {
    const places = known.filter(({ index, hunks, binary, isCombined }) => index !== undefined && !isCombined && (hunks.length > 0 || binary.length > 0));
    if (places.length === 0) return null;
    const { index: at, hunks } = random.pick(places);
    const [, old, now] = lines[at].match(/^index (\w+)\.\.(\w+)/);
    // Of a file written anew whose old lines are left out, nothing says what it was.
    const lacksOld = hunks.length > 0 && lines[hunks[0].at].startsWith('@@ -?,?');
    const sides = [[6, old], [6 + old.length + 2, now]].filter(([from, id]) => !/^0+$/.test(id) && !(lacksOld && from === 6));
    const [from, id] = random.pick(sides);
    return changeAt(lines, at, from + random.below(Math.min(id.length, ID_DIGITS)), (digit) => (digit === 'a' ? 'b' : 'a'));
  },
  file({ random, story, entries, lines }) {
    if (story.isMerge || entries.some(({ hasNote, index }) => hasNote || index === undefined)) return null;
    const named = story.files.filter(([path]) => entries.some(({ start }) => isOf(lines[start], path)));
    const isMoved = lines.some((line) => /^(rename|copy|old mode) /.test(line));
    if (named.length === 0 || isMoved) return null;
    const chosen = random.pick(named);
    const files = story.files.map((file) => (file === chosen ? [file[0], Buffer.concat([file[1], Buffer.from('z')]), file[2]] : file));
    return { lines, files };
  },
  hunk({ random, lines }, known) {
    const places = known.filter(({ hunks, isCombined }) => hunks.length > 1 && !isCombined);
    if (places.length === 0) return null;
    const { hunks, end } = random.pick(places);
    const which = random.below(hunks.length);
    const first = hunks[which].at;
    const next = hunks[which + 1]?.at ?? end;
    const shift = hunks[which].lines.reduce((sum, at) => sum + (lines[at][0] === '+' ? 1 : lines[at][0] === '-' ? -1 : 0), 0);
    const copy = [...lines];
    // What follows is put where it belongs without the hunk, as a careful forger would.
    for (const hunk of hunks.slice(which + 1)) copy[hunk.at] = copy[hunk.at].replace(/\+(\d+)/, (_, start) => `+${Number(start) - shift}`);
    copy.splice(first, next - first);
    return { lines: copy };
  },
  mode({ random, lines }) {
    const places = lines.flatMap((line, at) => (/^(old mode|new mode|new file mode|deleted file mode) 100|^index \w+\.\.\w+ 100/.test(line) ? [at] : []));
    const inEntries = places.filter((at) => !lines[at].startsWith(' '));
    if (inEntries.length === 0) return null;
    const at = random.pick(inEntries);
    const copy = [...lines];
    copy[at] = lines[at].replace(/100(644|755)/, random.pick(['100600', '104755', '040000', '100664']));
    return copy[at] === lines[at] ? null : { lines: copy };
  },
  // The executable bit, where the zip has files with and without it; a file that is deleted has its mode nowhere else.
  executable({ random, story, lines }, known) {
    const modes = new Set(story.files.map(([, , mode]) => mode));
    const isMoved = lines.some((line) => /^(rename|copy) from /.test(line));
    if (!modes.has(0o100644) || !modes.has(0o100755) || isMoved || story.isMerge) return null;
    const places = known
      .filter(({ start }) => story.files.some(([path]) => isOf(lines[start], path)))
      .flatMap(({ start, end }) => lines.slice(start, end).flatMap((line, i) => (/^new file mode 100|^index \w+\.\.\w+ 100/.test(line) ? [start + i] : [])));
    if (places.length === 0) return null;
    const at = random.pick(places);
    const copy = [...lines];
    copy[at] = lines[at].replace(/100(644|755)$/, (_, bits) => (bits === '644' ? '100755' : '100644'));
    return { lines: copy };
  },
  rename({ random, lines, entries }) {
    const places = entries.flatMap(({ start, end }) => lines.slice(start, end).flatMap((line, i) => (/^(rename|copy) (from|to) [^"]*$|^\+\+\+ [^"]*$/.test(line) && !line.includes('/dev/null') && !/^\+\+\+/.test(lines[start + i - 1] ?? '') && /^(similarity|rename|copy|--- )/.test(lines[start + i - 1]) ? [start + i] : [])));
    if (places.length === 0) return null;
    const copy = [...lines];
    const at = random.pick(places);
    copy[at] = lines[at].replace(/\t?$/, (tab) => `2${tab}`);
    return { lines: copy };
  },
  entry({ random, story, lines, entries }) {
    if (story.isMerge || !['diff', 'log', 'mails'].includes(story.kind) || !lines.some((line) => /^ \d+ files? changed, \d/.test(line))) return null;
    if (/--submodule|--cover-letter/.test(story.command) || entries.length === 0) return null;
    const { start, end } = random.pick(entries);
    // A file that becomes a link is two entries and counts once.
    const path = lines[start];
    if (entries.filter((other) => lines[other.start] === path).length > 1) return null;
    return { lines: [...lines.slice(0, start), ...lines.slice(end)] };
  },
  binary({ random, lines }, known) {
    const places = known.flatMap(({ binary }) => binary);
    if (places.length === 0) return null;
    const at = random.pick(places);
    return changeAt(lines, at, 1 + random.below(lines[at].length - 1), (digit) => (digit === '3' ? '5' : '3'));
  },
};

export const KINDS = Object.keys(forgeries);

/** A forged bundle of this kind: { patch, files }, or null where the story has nothing of the sort. */
export function forge(kind, story, random) {
  const lines = story.patch.toString('latin1').split('\n');
  const context = { random, story, lines, entries: readPatch(lines) };
  const made = forgeries[kind](context, knownEntries(context));
  if (!made) return null;
  const patch = Buffer.from(made.lines.join('\n'), 'latin1');
  return { patch, files: made.files ?? story.files };
}
