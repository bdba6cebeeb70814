// Bundles that are larger than what a review may hold in memory: streamed under a cap on the whole address space; and
// archives that need zip64. Large parts are stored zeros in files with holes, so that they take neither disk nor time to
// make; what is asserted is the verdict, and the digests that another program gets.
//
//   EXHIBIT_BIN=build/native/exhibit node tests/large/run.mjs [PART-OF-A-NAME]
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { constants, deflateRawSync } from 'node:zlib';
import { bigPatch } from '../tools/big-patch.mjs';
import { ROOT } from '../tools/cases.mjs';
import { crc32 } from '../tools/deflate.mjs';
import { entry, STORED, writeZip, zeros, zip } from '../tools/zip.mjs';
import { writeFourGibibytes, ZEROS } from './four-gibibytes.mjs';

const BIN = process.env.EXHIBIT_BIN ?? join(ROOT, 'build/native/exhibit');
const ADDRESS_SPACE = 262_144; // KiB, everything: code, stacks, libraries' heap
const MIB = 1 << 20;
const folder = mkdtempSync(join(tmpdir(), 'exhibit-large-'));
const FILE = join(folder, 'large.zip');
const wanted = process.argv[2] ?? '';
let passed = 0;
let failed = 0;

function test(name, body) {
  if (!name.includes(wanted)) return;
  const started = Date.now();
  try {
    body();
    passed += 1;
    console.log(`ok - ${name}`);
  } catch (error) {
    failed += 1;
    console.log(`not ok - ${name}: ${error.message}`);
  }
  if (process.env.TIMES) console.log(`#   ${(Date.now() - started) / 1000} s`);
  rmSync(FILE, { force: true });
}

function equal(found, expected, what) {
  if (found !== expected) throw new Error(`${what}: ${JSON.stringify(found)}, expected ${JSON.stringify(expected)}`);
}

/** The report of a review under the cap; its exit code must be that of the report. */
function review(path, ...flags) {
  const { status, signal, stdout, stderr } = spawnSync(
    'bash',
    ['-c', `ulimit -v ${ADDRESS_SPACE}; exec "$@"`, 'bash', BIN, 'check', '-o', 'json', ...flags, path],
    { maxBuffer: 1 << 28 },
  );
  if (signal || stdout.length === 0) throw new Error(`ended by ${signal ?? status}: ${stderr}`);
  const report = JSON.parse(stdout);
  equal(status, report.exit_code, 'exit code');
  return report;
}

const rules = (report) => report.findings.map(({ rule }) => rule).join();

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

function sha256OfFile(path) {
  const digest = createHash('sha256');
  const file = openSync(path, 'r');
  const piece = Buffer.alloc(16 * MIB);
  for (let count; (count = readSync(file, piece)) > 0;) digest.update(piece.subarray(0, count));
  closeSync(file);
  return digest.digest('hex');
}

/** `count` times the same piece, with its digests. */
function repeated(piece, count) {
  const digest = createHash('sha256');
  for (let i = 0; i < count; i += 1) digest.update(piece);
  return { bytes: Buffer.concat(Array.from({ length: count }, () => piece)), sha256: digest.digest('hex') };
}

/** Bytes that nothing can make smaller, the same every time. */
function noise(size) {
  const bytes = Buffer.alloc(size);
  for (let i = 0, state = 1; i < size; i += 4) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    bytes.writeUInt32LE(state, i);
  }
  return bytes;
}

test('a stored member of 300 MiB is streamed', () => {
  writeZip(FILE, [entry('zeros.bin', zeros(300 * MIB)), entry('after.txt', 'hello\n')]);
  const report = review(FILE, '--profile', 'archive');
  equal(report.verdict, 'pass', rules(report));
  equal(report.members[0].sha256, sha256(Buffer.alloc(300 * MIB)), 'sha256');
});

test('a deflated member of 240 MiB is streamed', () => {
  const piece = Buffer.concat([noise(MIB), Buffer.alloc(14 * MIB, 'words, and more words\n')]);
  const { bytes, sha256: expected } = repeated(piece, 16);
  const packed = repeated(deflateRawSync(piece, { finishFlush: constants.Z_FULL_FLUSH }), 16).bytes;
  const member = { packed: Buffer.concat([packed, Buffer.from([0x03, 0x00])]), crc: crc32(bytes), size: bytes.length };
  writeFileSync(FILE, zip([entry('large.bin', '', member)]));
  const report = review(FILE, '--profile', 'archive');
  equal(report.verdict, 'pass', rules(report));
  equal(report.members[0].sha256, expected, 'sha256');
  equal(report.members[0].method, 'deflated', 'method');
});

test('a patch of 100 MB with 12,000 files and 3 million lines, half of it binary', () => {
  const patch = Buffer.concat([...bigPatch({ files: 12000, lines: 376, binaryBytes: 7000 })].map((piece) => Buffer.from(piece)));
  const lines = patch.reduce((count, byte) => count + (byte === 10 ? 1 : 0), 0);
  if (patch.length < 100e6 || lines < 3e6) throw new Error(`${patch.length} bytes, ${lines} lines`);
  writeFileSync(FILE, zip([entry('DIFF.patch', patch, { method: STORED })]));
  const report = review(FILE, '--profile', 'sprint-bundle');
  const about = report.findings.filter(({ rule }) => /^(patch|git-stat)-/.test(rule)).map(({ rule }) => rule);
  equal(about.join(), 'patch-file-not-bundled', 'findings about the patch');
  equal(report.patch.files.length, 12000, 'files');
  equal(report.patch.added, 6000 * 376, 'added lines');
  equal(report.patch.files.filter((file) => file.lines !== 'hold').length, 0, 'files whose lines or data were not held');
});

test('a bundle with members on both sides of the 4 GiB line', () => {
  const { path, members, firstBehind } = writeFourGibibytes(folder);
  const report = review(path);
  equal(report.verdict, 'pass', rules(report));
  equal(rules(report), 'member-unexpected,run-commit-behind', 'findings');
  equal(report.bundle.sha256, sha256OfFile(path), 'sha256 of the file');
  const digests = new Map([...members, [ZEROS.path]].map(([name, bytes]) => [name, bytes ? sha256(bytes) : ZEROS.sha256]));
  for (const { path: name, sha256: found } of report.members) equal(found, digests.get(name), name);
  equal(report.members.length, members.length + 1, 'members');
  const places = report.byte_map.filter(({ kind }) => kind === 'local header').map(({ offset }) => offset);
  equal(places.findIndex((offset) => offset > ZEROS.size), firstBehind, 'the first member behind the line');
  equal(report.byte_map.reduce((sum, { size }) => sum + size, 0), report.bundle.size, 'bytes of the map');
  rmSync(path);
});

rmSync(folder, { recursive: true });
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
