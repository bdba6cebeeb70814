// Bundles of the cases, damaged byte by byte, and reviewed while memory is refused. The work is done by two programs in C,
// which say what must hold; this makes the bundles.
//
//   EXHIBIT_PROGRAMS=build/native node tests/damage/run.mjs [rule or rule/claim …]
//
// Small archives are damaged at every byte, larger ones at some: EXHIBIT_DAMAGE=all takes every byte and every request
// for memory (./build.sh damage).
import { spawn } from 'node:child_process';
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { caseIds, readCase, ROOT } from '../tools/cases.mjs';
import { entry, STORED, zip } from '../tools/zip.mjs';

const PROGRAMS = process.env.EXHIBIT_PROGRAMS ?? join(ROOT, 'build/native');
const TAKES_ALL = process.env.EXHIBIT_DAMAGE === 'all';
const CAN_STARVE = process.platform === 'linux'; // the linker's --wrap
const PLACES = 24; // of a larger archive
const REQUESTS = 60; // of one review

// What is starved: documents of every kind, archives of every form, and reports with many findings.
const STARVED = [
  'honest/micro',
  'honest/snapshot',
  'honest/sprint',
  'patch-altered/',
  'run-meta-unreadable/',
  'sample/',
  'ticket-ambiguous/',
  'zip-descriptor-values/',
  'zip-end64-unneeded/',
  'zip-unicode-path-differs/',
];

function writeList(folder, name, bundles) {
  mkdirSync(join(folder, name));
  const lines = bundles.map(({ id, name: bundleName, options, bytes }, index) => {
    const path = join(folder, name, String(index));
    writeFileSync(path, bytes);
    const said = Object.keys(options).length > 0 ? JSON.stringify(options) : '';
    return `${id}\t${path}\t${bundleName}\t${said}\n`;
  });
  const list = join(folder, `${name}.list`);
  writeFileSync(list, lines.join(''));
  return list;
}

// The same files with nothing packed, in the order of a folder: also to be read as one. And with zip64 records.
function repacked({ id, name, options, files }) {
  const sorted = [...files].sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  const pack = (how, settings) =>
    zip(sorted.map(([path, content]) => entry(path, content, { method: STORED, ...how })), settings);
  return [
    { id: `${id} stored`, name, options, bytes: pack({}, {}) },
    { id: `${id} as zip64`, name, options, bytes: pack({ zip64: true }, { zip64: true }) },
  ];
}

function starvedBundles(cases) {
  const chosen = cases.filter(({ id, bytes }) => bytes && STARVED.some((start) => id.startsWith(start)));
  const small = chosen.find(({ id }) => id === 'honest/micro');
  return small ? [...chosen, ...repacked(small)] : chosen;
}

function run(program, args) {
  const what = program === 'damage' ? args[0] : program;
  return new Promise((resolve) => {
    const child = spawn(join(PROGRAMS, 'damage', program), args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.on('data', (piece) => (output += piece));
    child.on('error', (error) => resolve({ what, ended: error.message, output }));
    child.on('close', (code, signal) => resolve({ what, ended: signal ?? code, output }));
  });
}

async function runAll(folder) {
  const cases = await Promise.all(caseIds(process.argv.slice(2)).map(readCase));
  const archives = writeList(folder, 'archives', cases.filter(({ bytes }) => bytes));
  const starved = writeList(folder, 'starved', starvedBundles(cases));
  const most = (count) => (TAKES_ALL ? [] : [String(count)]);
  return Promise.all([
    run('damage', ['cut', archives, ...most(PLACES)]),
    run('damage', ['change', archives, ...most(PLACES)]),
    ...(CAN_STARVE ? [run('starve', [starved, ...most(REQUESTS)])] : []),
  ]);
}

const folder = mkdtempSync(join(tmpdir(), 'exhibit-damage-'));
const results = await runAll(folder);
rmSync(folder, { recursive: true });
let passed = 0;
let failed = 0;
for (const { what, ended, output } of results) {
  const lines = output.split('\n').filter((line) => /^(ok|not ok|#) /.test(line));
  const count = (start) => lines.filter((line) => line.startsWith(start)).length;
  for (const line of lines) console.log(line.replace(/^(ok|not ok) - /, `$1 - ${what}: `));
  passed += count('ok ');
  failed += count('not ok ');
  const totals = `${count('ok ')} passed, ${count('not ok ')} failed\n`;
  if (ended === 0 && output.endsWith(totals) && count('not ok ') === 0) continue;
  console.log(`not ok - ${what}: ended with ${ended}: ${output.slice(-200)}`);
  failed += 1;
}
if (!CAN_STARVE) console.log('skip - starve: the linker cannot put itself between');
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
