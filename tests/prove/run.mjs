// exhibit prove against git: a proof is made from a repository of more than a thousand files and verified, and every
// forgery of it is caught.
//
//   EXHIBIT_BIN=build/native/exhibit node tests/prove/run.mjs
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync, chmodSync, readdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { bundleZip, inventedId, sprintBundle } from '../tools/bundle.mjs';
import { ROOT } from '../tools/cases.mjs';
import { blobsOf, commitObject, gitObject, loose, proofPath, treeContent, writeObjects } from '../tools/git-objects.mjs';
import { runTests } from '../tools/run-tests.mjs';
import { entry, gap, zip } from '../tools/zip.mjs';

const BIN = process.env.EXHIBIT_BIN ?? join(ROOT, 'build/native/exhibit');
const folder = mkdtempSync(join(tmpdir(), 'exhibit-prove-'));
const tests = [];

function test(name, body) {
  tests.push({ name, body });
}

function check(is, what) {
  if (!is) throw new Error(what);
}

function equal(found, expected, what) {
  const [a, b] = [found, expected].map((value) => JSON.stringify(value));
  check(a === b, `${what}: ${a}, expected ${b}`);
}

function run(program, args, settings = {}) {
  const { status, stdout, stderr, error } = spawnSync(program, args, { cwd: folder, maxBuffer: 1 << 28, ...settings });
  if (error) throw error;
  return { code: status, out: stdout.toString(), err: stderr.toString() };
}

function git(args) {
  const { code, out, err } = run('git', args);
  check(code === 0, `git ${args.join(' ')}: ${err}`);
  return out.trim();
}

const exhibit = (args, settings) => run(BIN, args, settings);
const report = (path) => JSON.parse(exhibit(['check', '-o', 'json', path]).out);

function put(name, bytes) {
  writeFileSync(join(folder, name), bytes);
  return name;
}

// --- a repository and a bundle of its last commit --------------------------------------------------

/** 1,200 files in 60 folders, some of them three deep. */
function manyFiles() {
  const files = {};
  for (let i = 0; i < 1200; i += 1) {
    const branch = `data/${i % 20}/${i % 3}`;
    files[`${branch}/station-${i}.txt`] = `station ${i}\nhigh water ${(i * 7) % 1440}\n`;
  }
  return files;
}

/** Writes the commits of a bundle's story into a repository that git made. */
function repositoryOf({ story }, name, format = 'sha1') {
  git(['init', '-q', '-b', 'main', `--object-format=${format}`, name]);
  const inner = join(folder, name, '.git');
  const trees = [...story.trees, ...story.workTrees, ...story.baseTrees];
  writeObjects(inner, [...story.commits, ...trees, ...story.states.flatMap((state) => blobsOf(state, { format }))]);
  git(['-C', name, 'update-ref', 'refs/heads/main', story.head]);
  return name;
}

const files = manyFiles();
const options = { before: files, add: Object.keys(files) };
const honest = sprintBundle({ ...options, proof: () => [] });
const NAME = honest.name;
const REPOSITORY = repositoryOf(honest, 'repository');
const BUNDLE = put(NAME, bundleZip(honest));
for (const name of ['new', 'forged']) mkdirSync(join(folder, name));
const PROVEN = join('new', NAME);

// The bundle with a proof, made once.
const made = exhibit(['prove', '-o', PROVEN, REPOSITORY, 'main', BUNDLE]);
const provenBytes = made.code === 0 ? readFileSync(join(folder, PROVEN)) : Buffer.alloc(0);
const proven = report(PROVEN);

test('the tests speak of what git itself finds sound', () => {
  git(['-C', REPOSITORY, 'fsck', '--strict', '--no-dangling']);
  equal(git(['-C', REPOSITORY, 'rev-parse', 'main']), honest.story.head, 'the last commit');
  check(Number(git(['-C', REPOSITORY, 'ls-tree', '-r', '--name-only', 'main']).split('\n').length) > 1200, 'files in the repository');
});

test('a proof for more than a thousand files is made and holds', () => {
  equal([made.code, made.out, made.err], [0, '', ''], 'exhibit prove');
  const { verdict, proof, vouched, members, not_proven: open } = proven;
  equal(verdict, 'pass', 'verdict');
  equal(proof.commit, honest.story.head, 'commit');
  const ofCommit = Object.keys(files).length + 14;
  equal(proof.members, { proven: ofCommit, differ: 0, absent: 0, not_reached: 0 }, 'members');
  equal(vouched.by.find(({ kind }) => kind === 'commit').members, ofCommit, 'vouched for by the commit');
  check(members.filter(({ role }) => role === 'git proof').length > 80, 'objects are carried');
  check(!open.some(({ id }) => id === 'commits-not-carried'), 'the commits are no longer text only');
});

test('the commits back to the base are carried with it', () => {
  const ids = proven.proof.commits.map(({ id }) => id).sort();
  equal(ids, honest.story.commits.map(({ id }) => id).sort(), 'commits');
});

test('git reads the objects of the proof as they are', () => {
  const target = join(folder, 'unpacked');
  mkdirSync(target);
  for (const { path } of proven.members.filter(({ role }) => role === 'git proof')) {
    const at = join(target, path.slice('git-proof/'.length));
    mkdirSync(join(at, '..'), { recursive: true });
    writeFileSync(at, memberBytes(provenBytes, path));
  }
  git(['init', '-q', '--bare', 'reader.git']);
  const env = { ...process.env, GIT_OBJECT_DIRECTORY: join(target, 'objects') };
  const { out, code } = run('git', ['-C', 'reader.git', 'cat-file', '-p', `${honest.story.head}^{tree}`], { env });
  equal(code, 0, 'exit code of git cat-file');
  check(out.includes('040000 tree') && out.includes('AGENTS.md'), out);
});

test('what was in the bundle stays as it was, byte for byte', () => {
  const before = report(BUNDLE);
  const after = report(PROVEN);
  equal(after.members.slice(0, before.members.length).map(({ path, sha256 }) => [path, sha256]), before.members.map(({ path, sha256 }) => [path, sha256]), 'members');
  const start = before.byte_map.find(({ kind }) => kind === 'directory').offset;
  check(readFileSync(join(folder, BUNDLE)).subarray(0, start).equals(provenBytes.subarray(0, start)), 'local records');
});

test('the same repository and bundle give the same bytes, also from a pack', () => {
  git(['-C', REPOSITORY, 'gc', '-q']);
  exhibit(['prove', '-o', 'again.zip', REPOSITORY, honest.story.head.slice(0, 12), BUNDLE]);
  check(readFileSync(join(folder, 'again.zip')).equals(provenBytes), 'another run gives other bytes');
});

test('without -o the bundle itself is replaced, and keeps who may read it', () => {
  const path = put('in-place.zip', readFileSync(join(folder, BUNDLE)));
  chmodSync(join(folder, path), 0o640);
  equal(exhibit(['prove', REPOSITORY, 'main', path]).code, 0, 'exit code');
  check(readFileSync(join(folder, path)).equals(provenBytes), 'the new bytes');
  equal(statSync(join(folder, path)).mode & 0o777, 0o640, 'mode');
  check(!readdirSync(folder).some((name) => name.startsWith('in-place.zip.')), 'nothing is left beside it');
});

test('a second proof is refused, and the bundle stays as it was', () => {
  const path = put('twice.zip', provenBytes);
  const { code, err } = exhibit(['prove', REPOSITORY, 'main', path]);
  equal(code, 1, 'exit code');
  check(err.includes('carries a commit proof already'), err);
  check(readFileSync(join(folder, path)).equals(provenBytes), 'the bytes');
});

test('an archive that is not sound, or a zip64, is not added to', () => {
  const parts = [entry('a.txt', 'a'), gap(3), entry('b.txt', 'b')];
  for (const [bytes, why] of [[zip(parts), 'not sound'], [zip([parts[0]], { zip64: true }), 'zip64']]) {
    const path = put('odd.zip', bytes);
    const { code, err } = exhibit(['prove', REPOSITORY, 'main', path]);
    equal(code, 1, 'exit code');
    check(err.includes(why), err);
    check(readFileSync(join(folder, path)).equals(bytes), 'the bytes');
  }
});

test('below a wrapper the proof lies in the wrapper', () => {
  const wrapped = sprintBundle({ ...options, proof: () => [], wrapper: 'evidence/' });
  mkdirSync(join(folder, 'wrapped'));
  const path = put(join('wrapped', wrapped.name), bundleZip(wrapped));
  equal(exhibit(['prove', REPOSITORY, 'main', path]).code, 0, 'exit code');
  const { verdict, bundle, proof } = report(path);
  equal([verdict, bundle.wrapper, proof.members.differ], ['pass', 'evidence/', 0], 'report');
});

test('a SHA-256 repository is proven, and nothing rests on SHA-1', () => {
  const long = sprintBundle({ proof: () => [], objectFormat: 'sha256', digits: 64 });
  const repository = repositoryOf(long, 'sha256', 'sha256');
  const path = put('long.zip', bundleZip(long));
  equal(exhibit(['prove', repository, 'main', path]).code, 0, 'exit code');
  const { verdict, proof, not_proven: open } = report(path);
  equal([verdict, proof.object_format, proof.members.proven], ['pass', 'sha256', 14], 'report');
  check(!open.some(({ id }) => id === 'ids-sha1'), 'SHA-1 is spoken of');
});

test('the proof of an ordinary repository says that it rests on SHA-1', () => {
  check(proven.not_proven.some(({ id, count }) => id === 'ids-sha1' && count > 1000), 'ids-sha1');
});

test('commits behind another parent of a merge are carried, and the way to them alone', () => {
  const nothing = gitObject('tree', Buffer.alloc(0));
  const author = 'A <a@example.com>';
  const other = commitObject({ tree: nothing.id, author, time: '2026-01-04T08:00:00Z', message: 'elsewhere\n' });
  const merged = sprintBundle({ proof: () => [], parents: (ids) => [other.id, ...ids] });
  const repository = repositoryOf(merged, 'merged');
  writeObjects(join(folder, repository, '.git'), [nothing, other]);
  const path = put('merged.zip', bundleZip(merged));
  equal(exhibit(['prove', repository, 'main', path]).code, 0, 'exit code');
  const { proof, findings } = report(path);
  equal(proof.commits.map(({ id }) => id).sort(), merged.story.commits.map(({ id }) => id).sort(), 'commits');
  equal(findings.filter(({ rule }) => /^git-(object|proof|history|diff)/.test(rule)), [], 'findings');
});

test('a commit of another history shows where the files differ', () => {
  const edited = join(folder, REPOSITORY, 'work');
  git(['-C', REPOSITORY, 'worktree', 'add', '-q', '--detach', edited, 'main']);
  writeFileSync(join(edited, 'AGENTS.md'), 'other rules\n');
  git(['-C', edited, '-c', 'user.name=A', '-c', 'user.email=a@example.com', 'commit', '-qam', 'other rules']);
  const other = git(['-C', edited, 'rev-parse', 'HEAD']);
  equal(exhibit(['prove', '-o', 'other.zip', REPOSITORY, other, BUNDLE]).code, 0, 'exit code');
  const { findings, members } = report('other.zip');
  const rules = findings.map(({ rule, member }) => [rule, member === null ? null : members[member].path]);
  check(rules.some(([rule, path]) => rule === 'git-blob-mismatch' && path === 'AGENTS.md'), JSON.stringify(rules));
  check(rules.some(([rule]) => rule === 'git-proof-other-commit'), JSON.stringify(rules));
});

// --- forgeries of the proven bundle ----------------------------------------------------------------

function membersOf(bytes) {
  return proven.members.map(({ path }) => [path, memberBytes(bytes, path)]);
}

/** The bytes of one member: stored ones only come from prove itself, the others from the bundle in words. */
function memberBytes(bytes, path) {
  const inWords = honest.members.find(([name]) => name === path);
  if (inWords) return inWords[1];
  const { members, byte_map: map } = proven;
  const index = members.findIndex((member) => member.path === path);
  const { offset, size } = map.find(({ kind, member }) => kind === 'data' && member === index);
  return bytes.subarray(offset, offset + size);
}

/** Rules that the bundle breaks once `edit` has changed its members, in a Map from path to bytes. */
function rulesAfter(edit) {
  const members = new Map(membersOf(provenBytes));
  edit(members);
  const path = put(join('forged', NAME), zip([...members].map(([name, bytes]) => entry(name, bytes, { method: 0 }))));
  return new Set(report(path).findings.filter(({ severity }) => severity !== 'note').map(({ rule }) => rule));
}

const STATION = 'data/7/1/station-7.txt';
const treeAt = (label) => honest.story.trees.find((tree) => tree.label === label);
const swap = (members, object, packed) => members.set(proofPath(object.id), packed);
const forgeries = {
  'a changed member': ['git-blob-mismatch', (members) => members.set(STATION, Buffer.from('station 7\nhigh water 50\n'))],
  'a member moved to the name of another': ['git-blob-mismatch', (members) => members.set(STATION, members.get('data/0/0/station-0.txt'))],
  'a member added': ['git-member-absent', (members) => members.set('data/7/1/station-9999.txt', Buffer.from('x'))],
  'a changed tree': ['git-object-mismatch', (members) => {
    const tree = treeAt('tree data/7/1/');
    const content = Buffer.from(tree.content);
    content[content.length - 1] ^= 1;
    swap(members, tree, loose({ ...tree, content }));
  }],
  'a changed commit': ['git-object-mismatch', (members) => {
    const head = honest.story.commits.at(-1);
    swap(members, head, loose({ ...head, content: Buffer.from(head.content.toString().replace('12 passed', '13 passed')) }));
  }],
  'a renamed object': ['git-object-mismatch', (members) => {
    members.set(proofPath(treeAt('tree data/7/1/').id), members.get(proofPath(treeAt('tree data/0/0/').id)));
  }],
  'a truncated object': ['git-object-broken', (members) => {
    const path = proofPath(treeAt('tree data/').id);
    members.set(path, members.get(path).subarray(0, -9));
  }],
  'bytes behind an object': ['git-object-broken', (members) => {
    const path = proofPath(treeAt('tree data/').id);
    members.set(path, Buffer.concat([members.get(path), Buffer.from('x')]));
  }],
  'a tree out of order': ['git-object-broken', (members) => {
    const tree = gitObject('tree', treeContent([[0o100644, 'b', '12'.repeat(20)], [0o100644, 'a', '12'.repeat(20)]]));
    swap(members, tree, loose(tree));
  }],
  'a tree that holds itself': ['git-object-mismatch', (members) => {
    const tree = treeAt('tree data/7/1/');
    swap(members, tree, loose({ ...tree, content: treeContent([[0o040000, 'again', tree.id]]) }));
  }],
  'an object that inflates to a gigabyte': ['member-too-large', (members) => {
    const tree = treeAt('tree data/7/1/');
    swap(members, tree, loose({ ...tree, content: Buffer.alloc(1 << 30) }));
  }],
  'a change left out of the patch': ['git-diff-mismatch', (members) => {
    const patch = members.get('DIFF.patch').toString('latin1');
    members.set('DIFF.patch', Buffer.from(patch.slice(0, patch.indexOf('diff --git a/src/')), 'latin1'));
  }],
  'a missing tree': ['git-proof-incomplete', (members) => members.delete(proofPath(treeAt('tree data/7/1/').id))],
  'a missing last commit': ['git-proof-other-commit', (members) => members.delete(proofPath(honest.story.head))],
  'another id in LAST_COMMIT.txt': ['git-proof-other-commit', (members) => {
    members.set('LAST_COMMIT.txt', Buffer.from(members.get('LAST_COMMIT.txt').toString().replace(honest.story.head, inventedId('x'))));
  }],
};

test('the proven bundle packed again is still proven', () => {
  equal([...rulesAfter(() => {})], [], 'rules');
});

for (const [name, [rule, edit]] of Object.entries(forgeries)) {
  test(`caught: ${name}`, () => {
    const rules = rulesAfter(edit);
    check(rules.has(rule), `${[...rules].join(' ')}, expected ${rule}`);
  });
}

// --- what git is told ------------------------------------------------------------------------------

test('words that begin like an option reach git in no place', () => {
  for (const args of [['--help', 'main', BUNDLE], [REPOSITORY, '--batch-all-objects', BUNDLE]]) {
    const { code, err } = exhibit(['prove', '--', ...args]);
    check(code === 2 || code === 3, `exit code ${code} of ${args}`);
    check(err.startsWith('exhibit: '), err);
  }
});

test('no repository, no commit, no git: each is told, and nothing is written', () => {
  const missing = exhibit(['prove', '-o', 'never.zip', 'absent', 'main', BUNDLE]);
  check(missing.code !== 0 && missing.err.includes('exhibit: '), missing.err);
  const unknown = exhibit(['prove', '-o', 'never.zip', REPOSITORY, 'no-such-branch', BUNDLE]);
  equal(unknown.code, 1, 'exit code without such a commit');
  check(unknown.err.includes('no such commit'), unknown.err);
  const without = exhibit(['prove', '-o', 'never.zip', REPOSITORY, 'main', BUNDLE], { env: { PATH: folder } });
  equal(without.code, 3, 'exit code without git');
  check(without.err.includes('there is no git command'), without.err);
  check(!readdirSync(folder).some((name) => name.startsWith('never.zip')), 'a file is left');
});

test('neither the environment nor replaced objects change what is proven', () => {
  const forged = gitObject('commit', honest.story.commits.at(-1).content.toString().replace('record the run', 'record nothing'));
  writeObjects(join(folder, REPOSITORY, '.git'), [forged]);
  git(['-C', REPOSITORY, 'replace', honest.story.head, forged.id]);
  const env = { ...process.env, GIT_DIR: '/absent', GIT_WORK_TREE: '/absent', GIT_OBJECT_DIRECTORY: '/absent', GIT_TRACE: '1' };
  const { code, err } = exhibit(['prove', '-o', 'guarded.zip', REPOSITORY, 'main', BUNDLE], { env });
  equal([code, err], [0, ''], 'exhibit prove');
  check(readFileSync(join(folder, 'guarded.zip')).equals(provenBytes), 'other bytes');
});

test('a git that answers with something else proves nothing', () => {
  const liar = join(folder, 'liar');
  mkdirSync(liar);
  const head = honest.story.head;
  for (const [name, answer] of Object.entries({
    'another object': `printf '${head} commit 5\\nhello\\n'`,
    'no size': `printf '${head} commit\\n'`,
    'less than its size': `printf '${head} commit 999\\nhello'`,
    'a size beyond all': `printf '${head} commit 99999999999\\n'`,
    nothing: 'exit 0',
  })) {
    writeFileSync(join(liar, 'git'), `#!/bin/sh\nread line\n${answer}\n`, { mode: 0o755 });
    const env = { PATH: [liar, process.env.PATH].join(delimiter) };
    const { code } = exhibit(['prove', '-o', 'never.zip', REPOSITORY, 'main', BUNDLE], { env });
    check(code !== 0, `${name}: exit code ${code}`);
  }
  check(!readdirSync(folder).includes('never.zip'), 'a file was written');
});

runTests(tests);
rmSync(folder, { recursive: true });
