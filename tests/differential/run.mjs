// What Exhibit passes means one thing: a random set of archives is reviewed, and what draws no error of the archive or its
// names is unpacked by unzip, 7z, bsdtar and Python. All must give the same files, and the ones that the report lists.
// Archives that ordinary tools made must pass, unless tools give their names beyond ASCII differently.
//
//   EXHIBIT_BIN=build/native/exhibit node tests/differential/run.mjs
//   EXHIBIT_DIFFERENTIAL_COUNT   archives of our own, mutated and forced (default 3000)
//   EXHIBIT_DIFFERENTIAL_SEED    another set of them (default 1)
//   EXHIBIT_DIFFERENTIAL_KEEP    a folder for archives that tools disagree about
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkAll, structuralErrors } from '../tools/check-many.mjs';
import { forced, mutated, wellFormed } from './archives.mjs';
import { randomFrom } from './random.mjs';
import { PYTHON, isInstalled, writerNames, writtenBy } from './writers.mjs';

const COUNT = Number(process.env.EXHIBIT_DIFFERENTIAL_COUNT ?? 3000);
const SEED = Number(process.env.EXHIBIT_DIFFERENTIAL_SEED ?? 1);
const KEEP = process.env.EXHIBIT_DIFFERENTIAL_KEEP;
const BY_EACH_TOOL = 28;
const ROUND = 500; // archives on disk at once
const SHOWN = 15;

const UNPACK = fileURLToPath(new URL('unpack.sh', import.meta.url));
const READERS = {
  unzip: ['bash', UNPACK, 'unzip'],
  '7z': ['bash', UNPACK, '7z'],
  bsdtar: ['bash', UNPACK, 'bsdtar'],
  python3: ['python3', PYTHON, 'unpack'],
};

// Honest archives that mean different things to different tools all the same: names beyond ASCII that do not say how they
// are coded, or say that they come from a system whose names unzip takes for names of DOS.
const ENCODINGS = new Set(['name-encoding-unknown', 'name-fat-host', 'zip-unicode-path-differs']);

let failed = 0;
function say(name, faults, counts = '') {
  if (faults.length > 0) failed += 1;
  const list = faults.slice(0, SHOWN).join('\n      ');
  console.log(faults.length === 0 ? `ok - ${name}${counts}` : `not ok - ${name}: ${faults.length}${counts}\n      ${list}`);
}

// --- unpacking -----------------------------------------------------------------------------------

/** The statuses that a tool ends with, one an archive. */
function unpackAll(tool, pairs) {
  const [program, ...args] = READERS[tool];
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'ignore'] });
    let out = '';
    child.stdout.on('data', (piece) => (out += piece));
    child.on('error', reject);
    child.on('close', () => {
      const statuses = out.trim().split('\n').map(Number);
      if (statuses.length === pairs.length) resolve(statuses);
      else reject(new Error(`${tool} unpacked ${statuses.length} of ${pairs.length} archives`));
    });
    child.stdin.on('error', () => {});
    child.stdin.end(pairs.map((pair) => `${pair.join('\t')}\n`).join(''));
  });
}

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

/** What is in a folder, as sorted lines: "path/" of a folder, "path sha256" of a file, "path ?" of anything else. */
function treeOf(folder) {
  const lines = [];
  const walk = (below) => {
    for (const item of readdirSync(join(folder, below), { withFileTypes: true })) {
      const path = below ? `${below}/${item.name}` : item.name;
      if (item.isDirectory()) {
        lines.push(`${path}/`);
        walk(path);
      } else {
        lines.push(`${path} ${item.isFile() ? sha256(readFileSync(join(folder, path))) : '?'}`);
      }
    }
  };
  try {
    walk('');
  } catch (fault) {
    return [`unreadable: ${fault.code}`];
  }
  return lines.sort();
}

/** The same of what the report lists. */
function treeOfReport(report) {
  const lines = new Set();
  for (const { path, sha256: digest } of report.members) {
    const parts = path.split('/');
    for (let depth = 1; depth < parts.length; depth += 1) lines.add(`${parts.slice(0, depth).join('/')}/`);
    if (!path.endsWith('/')) lines.add(`${path} ${digest}`);
  }
  return [...lines].sort();
}

function difference(a, b) {
  const only = (left, right) => left.filter((line) => !right.includes(line)).slice(0, 2);
  return `${JSON.stringify(only(a, b))} against ${JSON.stringify(only(b, a))}`;
}

/** What each tool gives differently of archives [{ kind, path, report }]: a list of sentences for each. */
async function differences(archives, tools, room) {
  if (archives.length === 0) return [];
  const folders = (tool) => archives.map((_, index) => join(room, `${tool}-${index}`));
  const statuses = {};
  const waiting = [...tools];
  const work = async () => {
    for (let tool = waiting.shift(); tool; tool = waiting.shift()) {
      const places = folders(tool);
      statuses[tool] = await unpackAll(tool, archives.map(({ path }, index) => [path, places[index]]));
    }
  };
  await Promise.all([work(), work()]);
  return archives.map(({ report }, index) => {
    const expected = treeOfReport(report);
    if (expected.length === 0) return []; // tools differ in what they say of nothing, and there is nothing to differ in
    return tools.flatMap((tool) => {
      const status = statuses[tool][index];
      const tree = treeOf(join(room, `${tool}-${index}`));
      if (tree.join('\n') !== expected.join('\n')) return [`${tool} (status ${status}): ${difference(expected, tree)}`];
      return status > 1 ? [`${tool} refuses it (status ${status})`] : [];
    });
  });
}

/** Faults of archives that passed. */
async function compare(passed, tools, room) {
  const found = await differences(passed, tools, room);
  return passed.flatMap(({ kind, bytes }, index) => {
    if (found[index].length > 0 && KEEP) {
      mkdirSync(KEEP, { recursive: true });
      writeFileSync(join(KEEP, `${sha256(bytes).slice(0, 12)}.zip`), bytes);
    }
    return found[index].map((fault) => `${kind}: ${fault}`);
  });
}

// --- the sets ------------------------------------------------------------------------------------

/** Reviews archives in rounds, compares those that pass and lets `judge` find fault with the others. */
async function runSet(archives, tools, judge = () => []) {
  const sum = { count: 0, passed: 0, faults: [], refusals: [] };
  for (let at = 0; at < archives.length; at += ROUND) {
    const room = mkdtempSync(join(tmpdir(), 'exhibit-differential-'));
    try {
      const round = archives.slice(at, at + ROUND).map((archive, index) => ({ ...archive, path: join(room, `${index}.zip`) }));
      for (const { path, bytes } of round) writeFileSync(path, bytes);
      const reports = await checkAll(round.map(({ path }) => path));
      round.forEach((archive, index) => (archive.report = reports[index]));
      const passed = round.filter(({ report }) => structuralErrors(report).length === 0);
      sum.count += round.length;
      sum.passed += passed.length;
      sum.faults.push(...(await compare(passed, tools, room)));
      sum.refusals.push(...(await judge(round.filter((archive) => !passed.includes(archive)), room)));
    } finally {
      rmSync(room, { recursive: true, force: true });
    }
  }
  return sum;
}

// Refusals of honest archives, unless they are for a name that tools give differently. Where only the system that made
// the entry is to blame, they must really do so.
function refusalsOf(tools) {
  return async (refused, room) => {
    const wrong = refused.flatMap(({ kind, nonAscii, report }) => {
      const rules = structuralErrors(report).filter((rule) => !(nonAscii && ENCODINGS.has(rule)));
      return rules.length > 0 ? [`${kind}: ${rules}`] : [];
    });
    if (!tools.includes('unzip')) return wrong;
    const ofSystems = refused.filter(({ report }) => structuralErrors(report).join() === 'name-fat-host');
    const found = await differences(ofSystems, ['unzip'], join(room, 'refused'));
    return [...wrong, ...ofSystems.flatMap(({ kind }, index) => (found[index].length > 0 ? [] : [`${kind}: unzip gives its names as they are`]))];
  };
}

async function runHonest(name, archives, tools) {
  const { count, passed, faults, refusals } = await runSet(archives, tools, refusalsOf(tools));
  const others = passed < count ? ', the others have names that tools give differently' : '';
  say(`${name} pass`, refusals, `: ${passed} of ${count}${others}`);
  say(`${name} are the same to every tool`, faults, `: ${passed}`);
}

async function main() {
  const installed = [...new Set([...Object.keys(READERS), ...writerNames])].filter((tool) => {
    const isThere = isInstalled(tool);
    if (!isThere) console.log(`skip - ${tool}: it is not installed`);
    return isThere;
  });
  const tools = Object.keys(READERS).filter((tool) => installed.includes(tool));
  const random = randomFrom(SEED);
  const bases = [];
  const room = mkdtempSync(join(tmpdir(), 'exhibit-writers-'));
  try {
    for (const writer of writerNames.filter((name) => installed.includes(name))) {
      const archives = writtenBy(writer, BY_EACH_TOOL, random, room);
      await runHonest(`archives of ${writer}`, archives, tools);
      bases.push(...archives);
    }
  } finally {
    rmSync(room, { recursive: true });
  }
  const ours = Array.from({ length: Math.ceil(COUNT / 10) }, () => wellFormed(random));
  await runHonest('well-formed archives of our own', ours, tools);
  bases.push(...ours);

  const odd = Array.from({ length: COUNT }, (_, index) => (index % 4 === 0 ? forced(random) : mutated(random.pick(bases).bytes, random)));
  const { count, passed, faults } = await runSet(odd, tools);
  say('what passes of mutated and forced archives is the same to every tool', faults, `: ${passed} of ${count}`);
  process.exitCode = failed > 0 ? 1 : 0;
}

await main();
