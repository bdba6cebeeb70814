// The command and the WebAssembly module must give the same report, byte for byte, for every case and for the sample;
// and the module must give the bytes of members right.
//
//   EXHIBIT_BIN, EXHIBIT_WASM, EXHIBIT_SAMPLE say what is compared; arguments choose cases by the start of their names.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { closeSync, existsSync, fstatSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { allCases, flagsOf } from '../tools/cases.mjs';
import { compileModule, fileHost, loadCore, MODULE, ROOT, samplePath } from './module.mjs';

const COMMAND = process.env.EXHIBIT_BIN ?? join(ROOT, 'build/native/exhibit');
const SAMPLE = samplePath();

const Core = await loadCore();
const module = compileModule();
const folder = mkdtempSync(join(tmpdir(), 'exhibit-parity-'));
let passed = 0;
let failed = 0;

function test(name, check) {
  let problem;
  try {
    problem = check();
  } catch (error) {
    problem = String(error.stack ?? error)
      .split('\n')
      .slice(0, 3)
      .join(' | ');
  }
  console.log(problem ? `not ok - ${name}: ${problem}` : `ok - ${name}`);
  if (problem) failed++;
  else passed++;
}

function inModule(path, options, use) {
  const descriptor = openSync(path, 'r');
  try {
    const host = fileHost(descriptor);
    const core = new Core(module, host);
    const json = Object.keys(options).length > 0 ? JSON.stringify(options) : '';
    const status = core.review(basename(path), json, fstatSync(descriptor).size);
    return use(core, status, host.asked);
  } finally {
    closeSync(descriptor);
  }
}

function inCommand(path, options, ...formats) {
  const flags = [...formats.flatMap((format) => ['-o', format]), ...flagsOf(options)];
  const { stdout, status, stderr } = spawnSync(COMMAND, ['check', ...flags, path], { maxBuffer: 1 << 28 });
  return { stdout, status, stderr: String(stderr) };
}

/** Both reports of one run of the command. */
function reportsOfCommand(path, options) {
  const jsonPath = join(folder, 'report.json');
  rmSync(jsonPath, { force: true });
  const { stdout, ...ended } = inCommand(path, options, 'text', `json=${jsonPath}`);
  return { ...ended, text: stdout, json: existsSync(jsonPath) ? readFileSync(jsonPath) : Buffer.alloc(0) };
}

/** The limits of the memory that a module declares, in pages of 64 KiB (WebAssembly core specification 5.5.8). */
const PAGE = 1 << 16;
function memoryOf(bytes) {
  let at = 8;
  const number = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++];
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
  };
  const MEMORY = 5;
  while (at < bytes.length) {
    const id = bytes[at++];
    const size = number();
    if (id === MEMORY) {
      if (number() !== 1) throw new Error('not one memory');
      const hasMost = (bytes[at++] & 1) === 1;
      return { least: number(), most: hasMost ? number() : undefined };
    }
    at += size;
  }
  throw new Error('no memory section');
}

/** Where two texts part, for people. */
function difference(ours, theirs) {
  let at = 0;
  while (at < ours.length && ours[at] === theirs[at]) at++;
  const near = (bytes) => JSON.stringify(bytes.subarray(Math.max(0, at - 40), at + 40).toString());
  return `they part at byte ${at}: the command has ${near(ours)}, the module ${near(theirs)}`;
}

function compare(path, options, command) {
  return inModule(path, options, (core, status) => {
    if (status !== 'ok') return `the module ended with ${status} ${core.error()}`;
    if (![0, 1, 3].includes(command.status)) return `the command ended with ${command.status} ${command.stderr}`;
    for (const format of ['json', 'text']) {
      const theirs = Buffer.from(core.report(format) ?? []);
      if (!command[format].equals(theirs)) return `${format}: ${difference(command[format], theirs)}`;
    }
    const digest = createHash('sha256').update(core.report('json')).digest('hex');
    return digest === core.digest() ? '' : `the digest of the report is ${digest}, not ${core.digest()}`;
  });
}

/** The digest of the report when each instance digests its share and the first one judges; null when there is no report. */
function sharedAmong(count, path, options) {
  const descriptor = openSync(path, 'r');
  try {
    const json = Object.keys(options).length > 0 ? JSON.stringify(options) : '';
    const { size } = fstatSync(descriptor);
    const cores = Array.from({ length: count }, () => new Core(module, fileHost(descriptor)));
    if (cores.some((core) => core.start(basename(path), json, size) !== 'ok')) return null;
    const [judge, ...helpers] = cores;
    const { rows } = JSON.parse(judge.view('members', 0, 0, 1e6));
    for (const [i, core] of cores.entries()) {
      for (let member = i; member < rows.length; member += count) core.digestMembers(member, 1);
    }
    helpers[0]?.digestFile();
    if (!helpers.every((helper) => judge.takeOver(helper.handOver()))) return 'what a helper gave was refused';
    return judge.finish() === 'ok' ? judge.digest() : null;
  } finally {
    closeSync(descriptor);
  }
}

function compareShared(path, options, command, counts) {
  const alone = createHash('sha256').update(command.json).digest('hex');
  const others = counts.map((count) => [count, sharedAmong(count, path, options)]);
  return others.flatMap(([count, digest]) => (digest === alone ? [] : [`${count} instances give ${digest}, not ${alone}`])).join();
}

// --- every case ----------------------------------------------------------------------------------

for (const { id, name, bytes, options } of await allCases(process.argv.slice(2))) {
  if (!bytes) continue; // a folder: the page takes files alone
  const path = join(folder, name || 'bundle.zip');
  test(`parity ${id}`, () => {
    writeFileSync(path, bytes);
    const command = reportsOfCommand(path, options);
    const problem = compare(path, options, command) || compareShared(path, options, command, [3]);
    rmSync(path);
    return problem;
  });
}
test('parity sample', () => compare(SAMPLE, {}, reportsOfCommand(SAMPLE, {})));
test('1, 2, 3 or 4 instances give one report of the sample', () =>
  compareShared(SAMPLE, {}, reportsOfCommand(SAMPLE, {}), [1, 2, 3, 4]));
test('what is no handed-over work is refused', () =>
  inModule(SAMPLE, {}, (core) => {
    core.start('a.zip', '', fstatSync(openSync(SAMPLE, 'r')).size);
    return core.takeOver(new TextEncoder().encode('EXHO and nothing')) ? 'it was taken' : '';
  }));

const FORMATS = ['markdown', 'html', 'sarif', 'junit', 'in-toto', 'review'];

test('the sample comes out the same in every format', () =>
  inModule(SAMPLE, {}, (core) => {
    for (const format of FORMATS) {
      const ours = inCommand(SAMPLE, {}, format).stdout;
      const theirs = Buffer.from(core.report(format) ?? []);
      if (ours.length < 500 || !ours.equals(theirs)) return `${format}: ${difference(ours, theirs)}`;
    }
    return '';
  }));

// --- the module's own functions ------------------------------------------------------------------

test('the module has the exports and imports of its lists, and no others', () => {
  const listed = (file) =>
    readFileSync(join(ROOT, 'wasm', file), 'utf8')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'));
  const exports = WebAssembly.Module.exports(module).map(({ name }) => name);
  const imports = WebAssembly.Module.imports(module).map(({ module: space, name }) => `${space}.${name}`);
  const missing = listed('exports.txt').filter((name) => !exports.includes(name));
  const extra = exports.filter((name) => name.startsWith('exhibit_') && !listed('exports.txt').includes(name));
  const foreign = imports.filter((name) => !listed('imports.txt').includes(name));
  return [...missing, ...extra, ...foreign].join(' ');
});

test('the module asks for no more than 256 MiB of memory, ever', () => {
  const { least, most } = memoryOf(readFileSync(MODULE));
  if (most !== (256 << 20) / PAGE) return `it may grow to ${most} pages`;
  return least > 0 && least < most ? '' : `it begins with ${least} pages`;
});

test("a member's bytes are those that its digest is of", () =>
  inModule(SAMPLE, {}, (core) => {
    const { members } = JSON.parse(Buffer.from(core.report('json')));
    for (const [index, { path, size, sha256 }] of members.entries()) {
      const bytes = core.member(index, 0, size);
      if (createHash('sha256').update(bytes).digest('hex') !== sha256) return path;
    }
    return members.length > 5 ? '' : 'too few members to say so';
  }));

test('a window of bytes is that part of the member', () =>
  inModule(SAMPLE, {}, (core) => {
    const { members } = JSON.parse(Buffer.from(core.report('json')));
    const index = members.findIndex(({ size }) => size > 500);
    const whole = Buffer.from(core.member(index, 0, members[index].size));
    for (const [from, count] of [
      [0, 1],
      [7, 100],
      [499, 1e9],
      [members[index].size, 5],
      [0, 0],
    ]) {
      const part = Buffer.from(core.member(index, from, count));
      if (!part.equals(whole.subarray(from, from + count))) return `${count} bytes from ${from}`;
    }
    return '';
  }));

test('a window of lines is those lines', () =>
  inModule(SAMPLE, {}, (core) => {
    const { members } = JSON.parse(Buffer.from(core.report('json')));
    const index = members.findIndex(({ text, size }) => text && size > 500);
    const lines = Buffer.from(core.member(index, 0, members[index].size))
      .toString()
      .split(/(?<=\n)/);
    for (const [first, count] of [
      [1, 1],
      [2, 3],
      [lines.length, 10],
      [lines.length + 5, 2],
      [1, 1e6],
    ]) {
      const part = Buffer.from(core.lines(index, first, count, 1e6)).toString();
      if (part !== lines.slice(first - 1, first - 1 + count).join('')) return `${count} lines from ${first}`;
    }
    const cut = core.lines(index, 1, 1e6, 10);
    return cut.length === 10 ? '' : `a limit of 10 bytes gave ${cut.length}`;
  }));

test('no such member, rule or format is told from an empty answer', () =>
  inModule(SAMPLE, {}, (core) =>
    core.member(1e6, 0, 1) === null &&
    core.lines(1e6, 1, 1, 1) === null &&
    core.explain('no-such-rule') === null &&
    core.report('no-such-format') === null &&
    core.explain('x'.repeat(1000)) === null &&
    core.rules('json') !== null
      ? ''
      : 'something was given',
  ));

test('wrong options are refused with a reason', () =>
  inModule(SAMPLE, { profile: 'no-such-profile' }, (core, status) =>
    status === 'bad-options' && core.error() !== '' ? '' : `${status} ${core.error()}`,
  ));

test('a decision is read, written and refused by both in the same words', () =>
  inModule(SAMPLE, {}, (core) => {
    const form = JSON.parse(Buffer.from(core.report('review')));
    form.decision = 'reject';
    form.reason = 'Not yet: <b> *this* is open';
    form.criteria[0].mark = 'met';
    form.findings.at(-1).mark = 'needs-info';
    const path = join(folder, 'review.json');
    for (const [change, decision, code] of [
      [form, 'rejected', 1],
      [{ ...form, decision: 'approve' }, 'approved', 0],
      [{ ...form, decision: null }, 'undecided', 2],
      [{ ...form, bundle: { sha256: '0'.repeat(64) } }, 'refused', 2],
      [{ ...form, report: { sha256: '0'.repeat(64) } }, 'refused', 2],
      [{ schema: 'x' }, 'refused', 2],
    ]) {
      const text = JSON.stringify(change);
      writeFileSync(path, text);
      const found = core.decide(text);
      if (found !== decision) return `${found} for ${decision}`;
      for (const [format, ours] of [['markdown', 'review-markdown'], ['json', 'review']]) {
        const { stdout, stderr, status } = spawnSync(COMMAND, ['review', '-o', format, SAMPLE, path]);
        if (status !== code) return `the command ended with ${status}, not ${code}: ${stderr}`;
        if (code < 2 && !stdout.equals(Buffer.from(core.report(ours)))) return difference(stdout, Buffer.from(core.report(ours)));
        if (decision === 'refused' && String(stderr) !== `exhibit: ${path}: ${core.error()}\n`) return `${stderr} and ${core.error()}`;
      }
    }
    return '';
  }));

test('two reports are compared by both in the same bytes, and mirrored', () =>
  inModule(SAMPLE, {}, (core) => {
    const report = Buffer.from(core.report('json')).toString();
    const other = JSON.parse(report);
    other.findings.splice(1, 1);
    other.members[0].sha256 = '0'.repeat(64);
    const paths = [report, JSON.stringify(other)].map((text, i) => {
      const path = join(folder, `${i}.json`);
      writeFileSync(path, text);
      return path;
    });
    const { stdout, status } = spawnSync(COMMAND, ['compare', '-o', 'json', ...paths]);
    const ours = core.compare(report, JSON.stringify(other));
    if (status !== 1) return `the command ended with ${status}`;
    if (!stdout.equals(Buffer.from(ours))) return difference(stdout, Buffer.from(ours));
    const [there, back] = [ours, core.compare(JSON.stringify(other), report)].map((text) => JSON.parse(text));
    if (there.findings.fixed.length !== 1 || there.members.changed.length !== 1) return ours;
    if (JSON.stringify(there.findings.fixed) !== JSON.stringify(back.findings.new)) return 'it is not mirrored';
    if (!JSON.parse(core.compare(report, report)).same) return 'a report differs from itself';
    return core.compare(report, '{}') === null && core.compare('', report) === null ? '' : 'no report is compared';
  }));

test('the matrix of tickets is the same', () =>
  inModule(SAMPLE, {}, (core) => {
    const report = Buffer.from(core.report('json')).toString();
    const reports = `[${report},${report}]`;
    const path = join(folder, 'reports.json');
    writeFileSync(path, reports);
    const { stdout, status } = spawnSync(COMMAND, ['tickets', '-o', 'json', path]);
    const ours = core.tickets(reports);
    if (status !== 0) return `the command ended with ${status}`;
    if (!stdout.equals(Buffer.from(ours))) return difference(stdout, Buffer.from(ours));
    return core.tickets('{}') === null ? '' : 'no report has a matrix';
  }));

test('an instance can review again', () =>
  inModule(SAMPLE, {}, (core) => {
    const first = core.digest();
    const status = core.review(basename(SAMPLE), '', readFileSync(SAMPLE).length);
    return status === 'ok' && core.digest() === first ? '' : status;
  }));

test('a source that fails is a read error, not a verdict', () => {
  const core = new Core(module, { pread: () => false, progress: () => true });
  const status = core.review('x.zip', '', 1000);
  return status === 'read-error' ? '' : status;
});

test('progress ends at all of it and a stop is obeyed', () => {
  const host = inModule(SAMPLE, {}, (core, status, asked) => asked.progress);
  const [done, all] = host[host.length - 1] ?? [];
  if (!(done === all && all > 0)) return `it ended at ${done} of ${all}`;
  const bytes = readFileSync(SAMPLE);
  const pread = (offset, target) => (target.set(bytes.subarray(offset, offset + target.length)), true);
  const status = new Core(module, { pread, progress: () => false }).review('sample.zip', '', bytes.length);
  return status === 'stopped' ? '' : `a stopped review ended with ${status}`;
});

rmSync(folder, { recursive: true });
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
