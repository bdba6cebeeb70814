// Tests of the tools themselves, against git and against Node.js' own zlib: cases are only as good as what builds them.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { bundleZip, microBundle, snapshotBundle, sprintBundle } from './bundle.mjs';
import { writeMembers } from './cases.mjs';
import { crc32, deflate } from './deflate.mjs';
import { contradictions } from './expectations.mjs';
import { blobId, gitDiff, state } from './git.mjs';
import { sampleBundle } from './make-sample.mjs';
import { validate } from './schema.mjs';
import { entry, gap, zip, zipRecords } from './zip.mjs';

const tests = [];
const test = (name, body) => tests.push([name, body]);
const expect = (is, what) => {
  if (!is) throw new Error(what);
};
const expectThrow = (body, what) => {
  try {
    body();
  } catch {
    return;
  }
  throw new Error(what);
};

// --- deflate and zip -----------------------------------------------------------------------------

test('deflate gives what zlib inflates', () => {
  const samples = [
    '',
    'a',
    'hello '.repeat(1000),
    Buffer.alloc(300_000),
    Buffer.from(Array.from({ length: 70_000 }, (_, index) => (index * index) >> 5)),
  ];
  for (const sample of samples) {
    expect(inflateRawSync(deflate(sample)).equals(Buffer.from(sample)), `${sample.length} bytes came back changed`);
  }
});

test('crc32 gives the check value', () => expect(crc32(Buffer.from('123456789')) === 0xcbf43926, 'another value'));

test('zip: records follow each other to the end', () => {
  const parts = [entry('a', 'x'.repeat(100)), gap(3), entry('b', 'y', { descriptor: true })];
  let at = 0;
  for (const { offset, size } of zipRecords(parts, { zip64: true, comment: 'c' })) {
    expect(offset === at, `a record at ${offset}, the one before ends at ${at}`);
    at += size;
  }
  expect(at === zip(parts, { zip64: true, comment: 'c' }).length, 'the zip is longer than its records');
});

test('zip: a field that does not fit is refused', () =>
  expectThrow(() => zip([entry('a', 'b', { crc: 2 ** 32 })]), 'accepted 2^32 in four bytes'));

test('zip: every field can be forced', () => {
  const plain = zip([entry('a.txt', 'hello')]);
  const forced = zip([entry('a.txt', 'hello', { central: { size: 9999 } })], { end: { count: 3 } });
  expect(plain.length === forced.length && !plain.equals(forced), 'the forced fields changed nothing or the length');
});

// --- patches, against git ------------------------------------------------------------------------

function inRepository(body) {
  const folder = mkdtempSync(join(tmpdir(), 'exhibit-tools-'));
  const environment = {
    ...process.env,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: 'A',
    GIT_AUTHOR_EMAIL: 'a@example.com',
    GIT_COMMITTER_NAME: 'A',
    GIT_COMMITTER_EMAIL: 'a@example.com',
  };
  const git = (...args) => execFileSync('git', args, { cwd: folder, env: environment, stdio: 'pipe' });
  try {
    git('init', '-q');
    return body(git, folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const BEFORE = {
  'plain.txt': 'one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\nnine\nten\neleven\ntwelve\n',
  'gone.txt': 'gone\n',
  'no newline.txt': 'a\nb',
  'docs/Übersicht "x".md': 'alt\n',
  'code.py': 'def first():\n    a = 1\n    b = 2\n    c = 3\n    d = 4\n    e = 5\n',
  'old/name.txt': 'line 1\nline 2\nline 3\nline 4\nline 5\nline 6\nline 7\nline 8\n',
  'crlf.csv': 'a,b\r\nc,d\r\n',
  'binary.dat': Buffer.from([0, 1, 2]),
};
const AFTER = {
  'plain.txt': 'one\nTWO\nthree\nfour\nfive\nsix\nseven\neight\nnine\nten\neleven\ntwelve\nthirteen\n',
  'no newline.txt': 'a\nb\nc',
  'docs/Übersicht "x".md': 'neu\n',
  'code.py': 'def first():\n    a = 1\n    b = 2\n    c = 3\n    d = 4\n    e = 6\n',
  'new/name.txt': 'line 1\nline 2\nline 3\nline 4\nline five\nline 6\nline 7\nline 8\n',
  'crlf.csv': 'a,b\r\nc,e\r\n',
  'binary.dat': Buffer.from([0, 1, 3]),
  'empty.txt': '',
  'added.txt': 'added\n',
};

test('patches: the same bytes as git diff', () =>
  inRepository((git, folder) => {
    writeMembers(folder, Object.entries(BEFORE));
    git('add', '-A');
    git('commit', '-qm', 'before');
    git('rm', '-rq', '.');
    writeMembers(folder, Object.entries(AFTER));
    git('add', '-A');
    const theirs = git('diff', '--cached', '--patch', '-M', '--abbrev=7');
    const ours = gitDiff(state(BEFORE), state(AFTER), { renames: { 'old/name.txt': 'new/name.txt' } });
    const [a, b] = [theirs, ours].map((bytes) => bytes.toString().split('\n'));
    const line = a.findIndex((text, index) => text !== b[index]);
    expect(theirs.equals(ours), `line ${line + 1}: git has ${JSON.stringify(a[line])}, we have ${JSON.stringify(b[line])}`);
  }));

for (const [name, bundle] of Object.entries({ sprint: sprintBundle(), micro: microBundle(), snapshot: snapshotBundle() })) {
  test(`patches: git takes the ${name} bundle's patch back from its members`, () =>
    inRepository((git, folder) => {
      const patch = bundle.members.find(([path]) => /(DIFF|git_diff)\.patch$/.test(path))[1];
      writeMembers(folder, bundle.members);
      writeFileSync(join(folder, 'the.patch'), patch);
      git('apply', '--reverse', '--index', '--check', '--exclude=*', 'the.patch');
      git('add', '-A');
      git('apply', '--reverse', '--cached', 'the.patch');
    }));
}

test('blob ids: those of git hash-object', () =>
  inRepository((git, folder) => {
    writeFileSync(join(folder, 'a'), 'hello\n');
    expect(git('hash-object', 'a').toString().trim() === blobId('hello\n'), 'another id');
  }));

// --- bundles -------------------------------------------------------------------------------------

test('bundles: an edit that changes nothing is refused', () =>
  expectThrow(() => sprintBundle({ forge: { 'AGENTS.md': (text) => text } }), 'a vacuous case was built'));

test('bundles: dropping what is not there is refused', () => expectThrow(() => sprintBundle({ drop: ['nothing'] }), 'dropped'));

test('the sample has fixed bytes', () => {
  const digest = () => createHash('sha256').update(bundleZip(sampleBundle())).digest('hex');
  expect(digest() === digest(), 'two builds differ');
});

// --- what judges reports -------------------------------------------------------------------------

test('schema: faults are seen', () => {
  const schema = {
    type: 'object',
    additionalProperties: false,
    required: ['a'],
    properties: { a: { type: ['string', 'null'], pattern: '^x' }, b: { type: 'array', items: { $ref: '#/$defs/n' } } },
    $defs: { n: { type: 'integer', minimum: 1 } },
  };
  const good = [{ a: 'x' }, { a: null, b: [] }, { a: 'xy', b: [1, 2] }];
  const bad = [{}, { a: 'y' }, { a: 1 }, { a: 'x', c: 1 }, { a: 'x', b: [0] }, { a: 'x', b: [1.5] }, { b: [1], a: 'x' }, []];
  for (const value of good) expect(validate(value, schema).length === 0, `refused ${JSON.stringify(value)}`);
  for (const value of bad) expect(validate(value, schema).length > 0, `accepted ${JSON.stringify(value)}`);
  expect(validate(1, { maximum: 3 }).length > 0, 'an unknown keyword went by');
});

test('expectations: what is missing, and what is too much', () => {
  const finding = { severity: 'error', rule: 'r', member: 0, line: 3, column: null, arguments: { size: 4 }, message: 'm' };
  const report = { findings: [finding], members: [{ path: 'a' }] };
  const line = { severity: 'error', rule: 'r', member: 'a', line: 3, column: null, arguments: { size: '4' } };
  expect(contradictions([line], report).length === 0, 'a finding that fits was not taken');
  expect(contradictions([], report).length === 1, 'a finding too many went by');
  expect(contradictions([line, line], report).length === 1, 'a missing finding went by');
  expect(contradictions([{ ...line, line: 4 }], report).length === 2, 'a wrong line went by');
  expect(contradictions([{ ...line, arguments: { size: '5' } }], report).length === 2, 'a wrong argument went by');
});

let failed = 0;
for (const [name, body] of tests) {
  try {
    body();
    console.log(`ok - ${name}`);
  } catch (error) {
    failed += 1;
    console.log(`not ok - ${name}: ${error.message.split('\n').slice(0, 3).join(' | ')}`);
  }
}
console.log(`${tests.length - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
