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
import { ROOT } from '../tools/cases.mjs';
import { crc32 } from '../tools/deflate.mjs';
import { entry, writeZip, zeros, zip } from '../tools/zip.mjs';
import { fourGibibytes } from './four-gibibytes.mjs';

const BIN = process.env.EXHIBIT_BIN ?? join(ROOT, 'build/native/exhibit');
const ADDRESS_SPACE = 262_144; // KiB, everything: code, stacks, libraries' heap
const MIB = 1 << 20;
const GIB = 1 << 30;
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
function review(...flags) {
  const { status, signal, stdout, stderr } = spawnSync(
    'bash',
    ['-c', `ulimit -v ${ADDRESS_SPACE}; exec "$@"`, 'bash', BIN, 'check', '-o', 'json', '--profile', 'archive', ...flags, FILE],
    { maxBuffer: 1 << 28 },
  );
  if (signal || stdout.length === 0) throw new Error(`ended by ${signal ?? status}: ${stderr}`);
  const report = JSON.parse(stdout);
  equal(status, report.exit_code, 'exit code');
  return report;
}

const rules = (report) => report.findings.map(({ rule }) => rule).join();

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
  const sha256 = createHash('sha256');
  for (let i = 0; i < count; i += 1) sha256.update(piece);
  return { bytes: Buffer.concat(Array.from({ length: count }, () => piece)), sha256: sha256.digest('hex') };
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
  const report = review();
  equal(report.verdict, 'pass', rules(report));
  equal(report.members[0].sha256, createHash('sha256').update(Buffer.alloc(300 * MIB)).digest('hex'), 'sha256');
});

test('a deflated member of 240 MiB is streamed', () => {
  const piece = Buffer.concat([noise(MIB), Buffer.alloc(14 * MIB, 'words, and more words\n')]);
  const { bytes, sha256 } = repeated(piece, 16);
  const packed = repeated(deflateRawSync(piece, { finishFlush: constants.Z_FULL_FLUSH }), 16).bytes;
  const member = { packed: Buffer.concat([packed, Buffer.from([0x03, 0x00])]), crc: crc32(bytes), size: bytes.length };
  writeFileSync(FILE, zip([entry('large.bin', '', member)]));
  const report = review();
  equal(report.verdict, 'pass', rules(report));
  equal(report.members[0].sha256, sha256, 'sha256');
  equal(report.members[0].method, 'deflated', 'method');
});

test('members on both sides of the 4 GiB line', () => {
  const { before, large, after } = fourGibibytes(FILE);
  const report = review();
  equal(report.verdict, 'pass', rules(report));
  equal(rules(report), '', 'findings');
  equal(report.bundle.sha256, sha256OfFile(FILE), 'sha256 of the file');
  equal(report.members.map(({ path, size }) => `${path} ${size}`).join(), `before.txt 7,zeros.bin ${4 * GIB},after.txt 6`, 'members');
  equal(report.members.map(({ sha256 }) => sha256).join(), [before, large, after].join(), 'digests');
  const offset = report.byte_map.find(({ kind, member }) => kind === 'local header' && member === 2).offset;
  if (!(offset > 4 * GIB)) throw new Error(`the last member begins at ${offset}`);
  equal(report.byte_map.reduce((sum, { size }) => sum + size, 0), report.bundle.size, 'bytes of the map');
});

rmSync(folder, { recursive: true });
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
