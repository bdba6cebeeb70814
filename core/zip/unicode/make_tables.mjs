// Writes tables.inc from the Unicode Character Database, as Debian's package unicode-data installs it. Not part of the
// build: run it by hand for another Unicode version, and look at what changed.
//
//   node core/zip/unicode/make_tables.mjs [/usr/share/unicode]
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FROM = process.argv[2] ?? '/usr/share/unicode';
const TO = fileURLToPath(new URL('tables.inc', import.meta.url));
const LAST = 0x10ffff;

// --- the database --------------------------------------------------------------------------------

function rows(file) {
  return readFileSync(join(FROM, file), 'utf8')
    .split('\n')
    .map((line) => line.replace(/#.*/, '').split(';').map((column) => column.trim()))
    .filter((columns) => columns.length > 1);
}

const hex = (text) => parseInt(text, 16);
const codes = (text) => text.split(' ').map(hex);

function span(text) {
  const [first, last] = text.split('..').map(hex);
  return [first, last ?? first];
}

const VERSION = readFileSync(join(FROM, 'CaseFolding.txt'), 'utf8').match(/CaseFolding-([\d.]+)\.txt/)[1];

const assigned = new Uint8Array(LAST + 1);
const classes = new Uint8Array(LAST + 1); // Canonical_Combining_Class
const canonical = new Map(); // one step: [first] or [first, second]
const compatible = new Map(); // one step, of those that have no canonical one
let first;
for (const [code, name, , combining, , decomposition] of rows('UnicodeData.txt')) {
  const last = hex(code);
  if (name.endsWith(', First>')) {
    first = last;
    continue;
  }
  assigned.fill(1, name.endsWith(', Last>') ? first : last, last + 1);
  classes[last] = Number(combining);
  if (decomposition.startsWith('<')) compatible.set(last, codes(decomposition.replace(/<.*> /, '')));
  else if (decomposition) canonical.set(last, codes(decomposition));
}

const ignorable = new Uint8Array(LAST + 1);
for (const [text, property] of rows('DerivedCoreProperties.txt')) {
  if (property !== 'Default_Ignorable_Code_Point') continue;
  const [from, to] = span(text);
  ignorable.fill(1, from, to + 1);
}

const excluded = new Set();
for (const [text, property] of rows('DerivedNormalizationProps.txt')) {
  if (property !== 'Full_Composition_Exclusion') continue;
  const [from, to] = span(text);
  for (let code = from; code <= to; code += 1) excluded.add(code);
}

const folded = new Map();
for (const [code, status, mapping] of rows('CaseFolding.txt')) {
  if (status === 'C' || status === 'F') folded.set(hex(code), codes(mapping));
}

// --- tables --------------------------------------------------------------------------------------

const shown = (number) => (number < 10 ? String(number) : `0x${number.toString(16).toUpperCase()}`);

function table(comment, declaration, items) {
  const lines = [`/* ${comment} */`, `static const ${declaration} = {`];
  let line = '   ';
  for (const item of items) {
    if (line.length + item.length + 2 > 120) {
      lines.push(line);
      line = '   ';
    }
    line += ` ${item},`;
  }
  return [...lines, line, '};', ''].join('\n');
}

const row = (...numbers) => `{${numbers.map(shown).join(',')}}`;

// Runs of equal values other than 0.
function runsOf(values) {
  const runs = [];
  for (let code = 0; code <= LAST; code += 1) {
    if (values[code] === 0) continue;
    const run = runs.at(-1);
    if (run && run.last === code - 1 && values[run.first] === values[code]) run.last = code;
    else runs.push({ first: code, last: code });
  }
  return runs.map(({ first: from, last: to }) => (values === classes ? row(from, to, values[from]) : row(from, to)));
}

// A mapping as runs of neighbours that go to neighbours, and, of what goes to more than one code, places in one pool.
function mappingTables(mapping, name, what) {
  const runs = [];
  const places = [];
  const pool = [];
  for (const [code, to] of [...mapping].sort(([a], [b]) => a - b)) {
    const run = runs.at(-1);
    if (to.length > 1) places.push(row(code, placeIn(pool, to), to.length));
    else if (run && code === run.first + run.count && to[0] === run.to + run.count) run.count += 1;
    else runs.push({ first: code, count: 1, to: to[0] });
  }
  return [
    table(`${what}: first code, how many, what the first goes to.`, `uint32_t ${name}_runs[][3]`, runs.map((run) => row(run.first, run.count, run.to))),
    table(`${what}, to several: code, place in the pool, count.`, `uint32_t ${name}_places[][3]`, places),
    table(`${what}: the pool.`, `uint32_t ${name}_pool[]`, pool.map(shown)),
  ];
}

// Runs in which capital and small letters take turns: every second code goes to the next one. They leave `mapping`.
function takeTurns(mapping) {
  const goesToNext = (code) => mapping.get(code)?.length === 1 && mapping.get(code)[0] === code + 1;
  const runs = [];
  for (const code of [...mapping.keys()].sort((a, b) => a - b)) {
    const isIn = goesToNext(code) && (goesToNext(code - 2) || goesToNext(code + 2));
    if (!isIn) continue;
    if (runs.at(-1)?.last === code - 2) runs.at(-1).last = code;
    else runs.push({ first: code, last: code });
  }
  for (const { first: from, last: to } of runs) {
    for (let code = from; code <= to; code += 2) mapping.delete(code);
  }
  return runs.map(({ first: from, last: to }) => row(from, to));
}

function placeIn(pool, list) {
  for (let at = 0; at + list.length <= pool.length; at += 1) {
    if (list.every((code, index) => pool[at + index] === code)) return at;
  }
  pool.push(...list);
  return pool.length - list.length;
}

// unicode.c takes the first of a pair apart again, never the second, and folds once.
function checkAssumptions() {
  for (const [code, [, second]] of canonical) {
    if (second !== undefined && canonical.has(second)) throw new Error(`the second half of ${code} can be taken apart`);
  }
  for (const [code, to] of folded) {
    if (to.some((each) => folded.has(each))) throw new Error(`what ${code} folds to folds again`);
  }
}

// Everything that a step gives is taken apart further, canonical steps too.
function fully(code) {
  const step = compatible.get(code) ?? canonical.get(code);
  return step ? step.flatMap(fully) : [code];
}

checkAssumptions();
const pairs = [...canonical].filter(([, to]) => to.length === 2);
const singles = new Map([...canonical].filter(([, to]) => to.length === 1));
const byPair = pairs
  .filter(([code]) => !excluded.has(code))
  .sort(([, a], [, b]) => a[0] - b[0] || a[1] - b[1])
  .map(([code, to]) => row(...to, code));
const excludedPairs = pairs.filter(([code]) => excluded.has(code)).map(([code, to]) => row(code, ...to));
const byCode = pairs
  .filter(([code]) => !excluded.has(code))
  .map(([code, to]) => ({ code, index: byPair.indexOf(row(...to, code)) }))
  .sort((a, b) => a.code - b.code)
  .map(({ index }) => String(index));
const compatibleFully = new Map([...compatible.keys()].map((code) => [code, fully(code)]));

const text = [
  `/* Generated by make_tables.mjs from the Unicode Character Database ${VERSION}; not to be edited. Copyright of the data:
 * Unicode, Inc., under the Unicode License (https://www.unicode.org/license.txt). */
#define UNICODE_VERSION "${VERSION}"
`,
  table('Code points with a meaning, private use among them: first, last.', 'uint32_t assigned[][2]', runsOf(assigned)),
  table('Default_Ignorable_Code_Point: first, last.', 'uint32_t ignorable[][2]', runsOf(ignorable)),
  table('Canonical_Combining_Class, where not 0: first, last, class.', 'uint32_t classes[][3]', runsOf(classes)),
  table('Primary composites by their pair: first half, second half, composite.', 'uint32_t composites[][3]', byPair),
  table('The rows of `composites`, by composite.', 'uint16_t composites_by_code[]', byCode),
  table('Pairs that are taken apart and not put together: code, first half, second half.', 'uint32_t apart[][3]', excludedPairs),
  ...mappingTables(singles, 'single', 'Canonical decomposition to one code').slice(0, 1),
  ...mappingTables(compatibleFully, 'compatible', 'Compatibility decomposition, in full'),
  table('Case folding, every second code to the next: first, last.', 'uint32_t fold_turns[][2]', takeTurns(folded)),
  ...mappingTables(folded, 'fold', 'Case folding, common and full'),
].join('\n');

writeFileSync(TO, text);
console.log(`${TO}: Unicode ${VERSION}, ${text.length} bytes`);
