// The command as a person and a CI job meet it: streams, exit codes, outputs, usage.
//
//   EXHIBIT_BIN=build/native/exhibit node tests/cli/run.mjs
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { archive, bundleZip, RUN_NAME, snapshotBundle, sprintBundle } from '../tools/bundle.mjs';
import { ROOT, writeMembers } from '../tools/cases.mjs';
import { helpLimits } from '../tools/help.mjs';
import { catalogRules } from '../tools/report.mjs';
import { validate } from '../tools/schema.mjs';
import { runTests } from '../tools/run-tests.mjs';
import { entry } from '../tools/zip.mjs';

const BIN = process.env.EXHIBIT_BIN ?? join(ROOT, 'build/native/exhibit');
const folder = mkdtempSync(join(tmpdir(), 'exhibit-cli-'));
const tests = [];

function test(name, body) {
  tests.push({ name, body });
}

/** Runs the command in the folder of the tests; extra settings go to spawnSync. */
function run(args, settings = {}) {
  const { status, stdout, stderr, error } = spawnSync(BIN, args, { cwd: folder, maxBuffer: 1 << 28, ...settings });
  if (error) throw error;
  return { code: status, out: stdout.toString(), err: stderr.toString() };
}

function check(is, what) {
  if (!is) throw new Error(what);
}

function equal(found, expected, what) {
  check(found === expected, `${what}: ${JSON.stringify(found)}, expected ${JSON.stringify(expected)}`);
}

function put(name, bytes) {
  writeFileSync(join(folder, name), bytes);
  return name;
}

const honest = sprintBundle();
const GOOD = put(honest.name, bundleZip(honest));
const bad = sprintBundle({ drop: ['docs/PLAN_OF_RECORD.md'] });
mkdirSync(join(folder, 'bad'));
const BAD = put(join('bad', bad.name), bundleZip(bad));
const snapshot = snapshotBundle();
const SNAPSHOT = put(snapshot.name, bundleZip(snapshot));
const PLAIN = put('plain.zip', archive([entry('a.txt', 'hello\n')]).bytes);
const NOT_ZIP = put('not-a-zip.zip', 'hello\n');

test('an honest bundle passes with exit code 0', () => {
  const { code, out, err } = run(['check', GOOD]);
  equal(code, 0, 'exit code');
  equal(err, '', 'stderr');
  check(out.startsWith(`PASS  ${honest.name}\n`), `starts with ${out.slice(0, 80)}`);
});

test('check is the verb when none is given', () => {
  equal(run([GOOD]).out, run(['check', GOOD]).out, 'report');
});

test('a bundle without a required member fails with exit code 1', () => {
  const { code, out } = run(['check', BAD]);
  equal(code, 1, 'exit code');
  check(out.includes('member-missing') && out.includes('docs/PLAN_OF_RECORD.md'), 'the report names what is missing');
});

test('a file that is no zip is a fact about the bundle: exit code 1', () => {
  const { code, out } = run(['check', NOT_ZIP]);
  equal(code, 1, 'exit code');
  check(out.includes('zip-no-end-record'), 'the report names the rule');
});

test('an archive of unknown content gives no verdict unless the profile is asked for by name', () => {
  const guessed = run(['check', PLAIN]);
  equal(guessed.code, 3, 'exit code without a profile');
  check(guessed.out.startsWith('INCOMPLETE'), 'the first word of the report');
  check(guessed.out.includes('policy-nothing-to-judge'), 'the report says why');
  equal(run(['check', '--profile', 'archive', PLAIN]).code, 0, 'exit code with --profile archive');
});

test('a profile asked for by name is held against any bundle', () => {
  const { code, out } = run(['check', '--profile=sprint-bundle', PLAIN]);
  equal(code, 1, 'exit code');
  check(out.includes('asked for by the reviewer'), 'the report says who chose the profile');
});

test('an unreadable file gives no verdict: exit code 3', () => {
  const { code, out, err } = run(['check', 'absent.zip']);
  equal(code, 3, 'exit code');
  equal(out, '', 'stdout');
  check(err.includes('absent.zip') && err.includes('no verdict'), `stderr: ${err}`);
});

test('of several bundles the highest exit code counts', () => {
  equal(run(['check', GOOD, BAD]).code, 1, 'pass and fail');
  equal(run(['check', BAD, PLAIN, GOOD]).code, 3, 'fail, no verdict and pass');
});

test('wrong usage is exit code 2 and says what is wrong', () => {
  for (const args of [
    [], ['check'], ['check', '--nonsense', GOOD], ['check', '--profile'], ['check', '-o', 'pdf', GOOD],
    ['check', '-o', 'json=', GOOD], ['check', '--profile', 'none', GOOD], ['check', '--nested', 'deep', GOOD], ['check', '--fail-on', 'sometimes', GOOD],
    ['check', '--color', 'blue', GOOD], ['explain'], ['explain', 'no-such-rule'], ['prove', '.', 'HEAD'], ['prove', '-o', '', '.', 'HEAD', GOOD], ['prove', '.', '-HEAD', GOOD],
    ['check', '--expect-sha256', 'abc', GOOD], ['check', '--expect-commit', '123456', GOOD], ['check', '--expect-commit', 'HEAD', GOOD],
    ['check', '--expect-content', '', GOOD], ['check', '--expect-ticket', '', GOOD], ['rules', '--format', 'xml'], ['rules', 'x'],
    ['check', '--ticket-format', 'kirby', GOOD], ['check', '--ticket-format', 'a.md=kirby', GOOD],
    ['review', GOOD], ['compare', GOOD], ['compare', '-o', 'markdown', GOOD, GOOD], ['tickets'], ['tickets', '-o', 'markdown', GOOD], ['review', '-o', 'text', GOOD, 'x'], ['check', '-o', 'markdown-x', GOOD],
  ]) {
    const { code, err } = run(args);
    equal(code, 2, `exit code of ${JSON.stringify(args)}`);
    check(err.startsWith('exhibit: '), `stderr of ${JSON.stringify(args)}: ${err}`);
  }
});

test('--help, the report and the options speak of the same limits', () => {
  const help = helpLimits(run(['--help']).out);
  const { limits } = JSON.parse(run(['check', '-o', 'json', GOOD]).out);
  check(help.length > 10, `${help.length} limits in the help`);
  equal(run(['check', '--help']).out, run(['--help']).out, 'help of check');
  equal(JSON.stringify(limits.map(({ name, value }) => [name, value])), JSON.stringify(help.map(({ name, number }) => [name, number])), 'limits');
  check(limits.every(({ state }) => state === 'normal'), 'none is changed');
  for (const { name, value, number, isFixed } of help) {
    const same = run(['check', '-o', 'json', '--limit', `${name}=${value}`, GOOD]);
    equal(same.code, isFixed ? 2 : 0, `exit code of ${name}=${value}`);
    if (isFixed) continue;
    const low = run(['check', '-o', 'json', '--limit', `${name}=${name === 'memory' ? number - 1 : 0}`, GOOD]);
    check(low.code === 0 || low.code === 3, `exit code of a lower ${name}: ${low.code}`);
    equal(JSON.parse(low.out).limits.find((one) => one.name === name).state, 'lowered', `state of ${name}`);
    const high = run(['check', '-o', 'json', `--limit=${name}=${number + 1}`, GOOD]);
    equal(high.code, 0, `exit code of a higher ${name}`);
    const { state, value: raised } = JSON.parse(high.out).limits.find((one) => one.name === name);
    equal(`${state} to ${raised}`, `raised to ${number + 1}`, name);
  }
});

test('--ticket-format may be given again, for all members and for one', () => {
  const given = ['--ticket-format', 'docs/CODEX_SPRINT_TICKETS.md=none', '--ticket-format=beads'];
  const { ticket_files: files, options } = JSON.parse(run(['check', '-o', 'json', ...given, GOOD]).out);
  equal(files.length, 0, 'files');
  equal(JSON.stringify(options.ticket_format), '[{"path":"docs/CODEX_SPRINT_TICKETS.md","format":"none"},{"path":null,"format":"beads"}]', 'in the report');
  const { ticket_files: other } = JSON.parse(run(['check', '-o', 'json', '--ticket-format', 'generic', GOOD]).out);
  equal(other[0].format, 'generic', 'format');
  equal(other[0].reason, 'The reviewer said so.', 'reason');
});

test('limits take K, M and G, counts take none, and several may be given', () => {
  const sizes = { 'member=7': 7, 'member=7K': 7168, 'member=7M': 7 << 20, 'member=7G': 7 * 2 ** 30, 'member=9007199254740991': 2 ** 53 - 1 };
  for (const [given, value] of Object.entries(sizes)) {
    const { limits } = JSON.parse(run(['check', '-o', 'json', '--limit', given, '--limit', 'entries=70000', GOOD]).out);
    equal(limits.find(({ name }) => name === 'member').value, value, given);
    equal(limits.find(({ name }) => name === 'entries').value, 70000, 'entries');
  }
  check(run(['check', '--limit', 'patch=1G', '--limit', 'entries=9', GOOD]).out.includes('limit     patch raised to 1 GiB\n'), 'in the text');
  for (const given of [
    'entries', 'entries=', 'entries=1K', 'entries=4294967295', 'entries=-1', 'entries=1.5', 'entries= 1', 'entry=5', '=5', 'member=1T', 'member=1KB',
    'member=K', 'member=0x10', 'member=9007199254740992', 'member=99999999999999999999', 'member=18014398509481984K', 'json-depth=65', 'markdown=2G',
  ]) {
    const { code, err } = run(['check', '--limit', given, GOOD]);
    equal(code, 2, `exit code of ${given}`);
    check(err.startsWith('exhibit: ') && err.includes(given), `stderr of ${given}: ${err}`);
  }
  equal(run(['check', '--limit', 'patch=1G', '--limit', 'patch=2G', GOOD]).code, 2, 'exit code of one given twice');
});

test('a review without memory gives no verdict and names the limit', () => {
  for (const memory of ['0', '1', '100K', '300K']) {
    const { code, out, err } = run(['check', '--limit', `memory=${memory}`, GOOD]);
    equal(code, 3, `exit code with ${memory}`);
    equal(out, '', 'stdout');
    check(err.includes('no verdict') && err.includes('"memory"') && err.includes('--limit memory=SIZE'), `stderr: ${err}`);
  }
});

test('--fail-on moves the line between pass and fail', () => {
  const { out } = run(['check', '-o', 'json', GOOD]);
  check(JSON.parse(out).totals.notes > 0, 'the honest bundle has a note to try this on');
  equal(run(['check', '--fail-on', 'note', GOOD]).code, 1, 'exit code with note');
  equal(run(['check', '--fail-on', 'warning', GOOD]).code, 0, 'exit code with warning');
  equal(run(['check', '--fail-on', 'never', BAD]).code, 0, 'exit code with never');
  equal(run(['check', '--fail-on', 'never', PLAIN]).code, 3, 'what could not be judged stays so');
});

test('the report of a bundle is the same through a pipe, and from another folder', () => {
  const direct = run(['check', '-o', 'json', GOOD]).out;
  const elsewhere = run(['check', '-o', 'json', join(folder, GOOD)], { cwd: '/' }).out;
  equal(elsewhere, direct, 'report');
  const piped = JSON.parse(run(['check', '-o', 'json', '-'], { input: readFileSync(join(folder, GOOD)) }).out);
  equal(piped.bundle.sha256, JSON.parse(direct).bundle.sha256, 'sha256 of standard input');
});

test('locale, time zone and terminal settings do not change a byte', () => {
  const plain = run(['check', GOOD]).out;
  const env = { ...process.env, LC_ALL: 'de_DE.UTF-8', TZ: 'Asia/Tokyo', COLUMNS: '20', NO_COLOR: '1' };
  equal(run(['check', GOOD], { env }).out, plain, 'report');
});

test('the text report ends with the sha256 of the JSON report', () => {
  const json = run(['check', '-o', 'json', GOOD]).out;
  const digest = createHash('sha256').update(json).digest('hex');
  check(run(['check', GOOD]).out.trimEnd().endsWith(`report sha256 ${digest}`), `no ${digest} at the end`);
});

test('-o writes several formats in one run, and -q leaves the text out', () => {
  const { out } = run(['check', '-o', 'json=r.json', '-o', 'text=r.txt', GOOD]);
  equal(out, run(['check', GOOD]).out, 'the text goes to standard output too');
  equal(readFileSync(join(folder, 'r.txt'), 'utf8'), out, 'text in a file');
  equal(readFileSync(join(folder, 'r.json'), 'utf8'), run(['check', '-o', 'json', GOOD]).out, 'JSON in a file');
  equal(run(['check', '-q', '-o', 'json=r.json', GOOD]).out, '', 'standard output with -q');
});

test('several bundles in JSON are one array, each report as it is alone', () => {
  const { out } = run(['check', '-o', 'json', GOOD, BAD, SNAPSHOT]);
  const alone = [GOOD, BAD, SNAPSHOT].map((path) => JSON.parse(run(['check', '-o', 'json', path]).out));
  equal(JSON.stringify(JSON.parse(out)), JSON.stringify(alone), 'reports');
});

test('a report that cannot be written is exit code 4, and an output that cannot be opened is 2', () => {
  equal(run(['check', '-q', '-o', 'json=/dev/full', GOOD]).code, 4, 'exit code of a full disk');
  equal(run(['check', '-o', 'json=absent/r.json', GOOD]).code, 2, 'exit code of an absent folder');
});

test('a folder is reviewed as its zip would be', () => {
  mkdirSync(join(folder, 'unpacked'));
  writeMembers(join(folder, 'unpacked'), honest.members);
  const fromFolder = JSON.parse(run(['check', '-o', 'json', 'unpacked']).out);
  const fromZip = JSON.parse(run(['check', '-o', 'json', GOOD]).out);
  equal(fromFolder.bundle.kind, 'folder', 'kind');
  equal(fromFolder.bundle.content_digest, fromZip.bundle.content_digest, 'content digest');
  equal(fromFolder.verdict, 'pass', 'verdict');
  equal(run(['check', 'unpacked/']).code, 0, 'exit code with a slash at the end');
});

test('a link in a folder is refused, not followed', () => {
  mkdirSync(join(folder, 'linked'));
  symlinkSync('/etc/hostname', join(folder, 'linked', 'AGENTS.md'));
  const { code, err } = run(['check', 'linked']);
  equal(code, 3, 'exit code');
  check(err.includes('link'), `stderr: ${err}`);
});

test('list prints a line a member with its sha256', () => {
  const { out, code } = run(['list', GOOD]);
  const lines = out.trimEnd().split('\n');
  const { members } = JSON.parse(run(['check', '-o', 'json', GOOD]).out);
  equal(code, 0, 'exit code');
  equal(lines.length, members.length, 'lines');
  members.forEach(({ path, sha256 }, i) => check(lines[i].startsWith(sha256) && lines[i].endsWith(`\t${path}`), lines[i]));
});

test('--ticket and --run say what is under review', () => {
  const other = JSON.parse(run(['check', '--ticket', 'ticket-99', '-o', 'json', GOOD]).out);
  equal(other.subject.ticket, 'ticket-99', 'ticket');
  check(other.findings.some(({ rule }) => rule === 'ticket-undefined'), 'an undefined ticket is found');
  const named = JSON.parse(run(['check', '--run', RUN_NAME, '-o', 'json', GOOD]).out);
  equal(named.subject.run_from, 'the reviewer', 'who says which run');
});

test('patch prints a line a file with its state', () => {
  const { out, code } = run(['patch', GOOD]);
  const { patch } = JSON.parse(run(['check', '-o', 'json', GOOD]).out);
  const lines = out.split('\n').filter((line) => line.startsWith('  ')).slice(1);
  equal(lines.length, patch.files.length, 'lines');
  for (const [index, file] of patch.files.entries()) {
    const words = lines[index].trim().split(/\s+/);
    equal(words.slice(0, 5).join(' '), `${file.state} ${file.lines} ${file.change} +${file.added} -${file.removed}`, file.path);
    equal(words.slice(5).join(' '), `${file.old_id ?? '-'}..${file.new_id ?? '-'} ${file.path}`, file.path);
  }
  equal(code, run(['check', GOOD]).code, 'exit code');
  const { out: none } = run(['patch', '--profile', 'archive', PLAIN]);
  equal(none, 'no patch\n', 'a bundle without a patch');
});

test('--nested review opens the zips in a bundle, and list does not', () => {
  const inner = archive([entry('b.txt', 'hello\n', { crc: 1 })]).bytes;
  const path = put('nested.zip', archive([entry('x/inner.zip', inner), entry('a.txt', 'hello\n')]).bytes);
  for (const words of [[], ['--nested', 'list'], ['--nested=review']]) {
    const isOpened = words.join().endsWith('review');
    const { code, out } = run(['check', '--profile', 'archive', ...words, path]);
    equal(code, isOpened ? 1 : 0, `exit code with ${words}`);
    check(out.includes('x/inner.zip!/b.txt at byte 35') === isOpened, out);
    check(out.includes(isOpened ? 'x/inner.zip: opened, 1 member' : 'x/inner.zip\n'), out);
    check(out.includes('1 of 1 archives were not opened') === !isOpened, out);
    const { nested } = JSON.parse(run(['check', '--profile', 'archive', ...words, '-o', 'json', path]).out);
    equal(nested.depth, isOpened ? 'review' : 'list', 'depth');
    equal(nested.archives[0].sha256, createHash('sha256').update(inner).digest('hex'), 'sha256');
    equal(nested.archives[0].members?.[0].path, isOpened ? 'b.txt' : undefined, 'what is in it');
    const rows = run(['list', ...words, path]).out.trimEnd().split('\n').map((line) => line.split('\t')[1]);
    equal(rows.join(), isOpened ? 'x/inner.zip,x/inner.zip!/b.txt,a.txt' : 'x/inner.zip,a.txt', 'list');
  }
});

test('a repository that git cannot read gives no verdict, and no absent commits', () => {
  const { code, out, err } = run(['check', '--repo', 'absent', GOOD]);
  equal(code, 3, 'exit code');
  check(!out.includes('git-commit-absent'), out);
  check(err.includes('no verdict'), err);
  equal(run(['check', '--repo', '--help', GOOD]).code, 3, 'exit code of a folder that begins like an option');
});

test('what the reviewer expects is in the report with how it came out', () => {
  const { bundle } = JSON.parse(run(['check', '-o', 'json', GOOD]).out);
  const args = ['check', '--expect-sha256', bundle.sha256, `--expect-content=${bundle.content_digest}`, '--expect-ticket', 'ticket-07', GOOD];
  const report = JSON.parse(run([...args, '-o', 'json']).out);
  equal(report.verdict, 'pass', 'verdict');
  equal(report.expectations.map(({ what, state }) => `${what} ${state}`).join(), 'sha256 met,content met,ticket claimed', 'expectations');
  equal(report.options.expect.sha256, bundle.sha256, 'options');
  check(run(args).out.includes(`expected  sha256 ${bundle.sha256}: met, 256 bits [verified]`), 'the text report says so');
});

test('rules lists the whole catalogue in three formats', () => {
  const names = catalogRules().map(({ name }) => name);
  const json = JSON.parse(run(['rules', '--format', 'json']).out).map(({ rule }) => rule);
  equal(json.join(), names.join(), 'names in JSON');
  equal(run(['rules']).out.trimEnd().split('\n').map((line) => line.split(' ')[0]).join(), names.join(), 'names in text');
  const rows = run(['rules', '--format', 'markdown']).out.trimEnd().split('\n').slice(2);
  equal(rows.map((row) => row.split('`')[1]).join(), names.join(), 'names in Markdown');
});

test('explain tells every rule at length', () => {
  for (const { name: rule } of catalogRules()) {
    const { code, out } = run(['explain', rule]);
    equal(code, 0, `exit code for ${rule}`);
    check(out.startsWith(`${rule} (`) && out.includes('Why it matters') && out.includes('What to do'), out);
  }
});

test('--help names every verb, option and exit code, and --version the version', () => {
  const { code, out } = run(['--help']);
  equal(code, 0, 'exit code');
  for (const word of ['check', 'list', 'patch', 'prove', 'review', 'compare', 'tickets', 'rules', 'explain', '--profile', '--ticket', '--run', '--nested', '--fail-on', '--ticket-format', '--limit NAME=SIZE', '--repo DIR', '--expect-sha256', '--expect-content', '--expect-commit', '--expect-ticket', '-o FORMAT', '--color', '--licenses'])
    check(out.includes(word), `no ${word} in the help`);
  check(/^exhibit \d+\.\d+\.\d+\n$/.test(run(['--version']).out), run(['--version']).out);
});

test('--licenses prints the licence of every library, whole', () => {
  const { code, out } = run(['--licenses']);
  equal(code, 0, 'exit code');
  const parts = out.split(/^==== (.*)\n+/m).slice(1);
  const titles = ['Exhibit', 'mbedTLS', 'cJSON', 'libdeflate', 'zlib', 'cmark', 'Expat', 'The C library'];
  equal(parts.filter((_, i) => i % 2 === 0).map((title) => title.split(':')[0]).join(), titles.join(), 'titles');
  equal(parts[1].trim(), readFileSync(join(ROOT, 'LICENSE'), 'utf8').trim(), 'the licence of Exhibit');
  for (const words of ['Apache License', 'Dave Gamble', 'Eric Biggers', 'Jean-loup Gailly', 'John MacFarlane', 'Expat maintainers'])
    check(out.includes(words), `no ${words}`);
});

/** A blank decision on a bundle, changed by `change` and written to a file. */
function decision(bundle, change) {
  const form = JSON.parse(run(['check', '-o', 'review', bundle]).out);
  change(form);
  return put('review.json', JSON.stringify(form));
}

const reviewFaults = (text) => validate(JSON.parse(text), JSON.parse(readFileSync(join(ROOT, 'core/report/review.schema.json'))));

test('a blank decision lists what a person must judge and every finding, as the schema has it', () => {
  const { out } = run(['check', '-o', 'review', BAD]);
  equal(reviewFaults(out).join(), '', 'faults');
  const form = JSON.parse(out);
  const report = JSON.parse(run(['check', '-o', 'json', BAD]).out);
  equal(form.findings.map(({ message }) => message).join(), report.findings.map(({ message }) => message).join(), 'findings');
  equal(form.report.sha256, createHash('sha256').update(run(['check', '-o', 'json', BAD]).out).digest('hex'), 'digest of the report');
  check(form.criteria.some(({ kind }) => kind === 'criterion'), 'no criterion of the ticket');
  check(form.criteria.some(({ kind }) => kind === 'not-proven'), 'nothing that was not proven');
});

test('review: approve is exit code 0, reject 1, and the first line says which', () => {
  const approve = run(['review', BAD, decision(BAD, (form) => Object.assign(form, { decision: 'approve', reason: 'It will do.' }))]);
  equal(approve.code, 0, 'exit code');
  check(approve.out.startsWith('APPROVE: It will do.\n'), approve.out.slice(0, 80));
  check(approve.out.includes('Approved although') && approve.out.includes('member-missing'), 'errors that stand open are not listed');
  const reject = run(['review', BAD, decision(BAD, (form) => {
    Object.assign(form, { decision: 'reject', reason: 'No.' });
    form.findings[0].mark = 'accepted';
  })]);
  equal(reject.code, 1, 'exit code');
  check(reject.out.startsWith('REJECT: No.\n') && reject.out.includes('## Accepted'), reject.out);
  equal(reject.err, '', 'stderr');
});

test('review: what it writes as JSON it reads again', () => {
  const path = decision(BAD, (form) => {
    Object.assign(form, { decision: 'reject', reason: 'No "quotes" \\ and \n lines' });
    form.criteria[0].mark = 'met';
    form.findings[0].note = 'see\there';
    form.files[1].mark = 'viewed';
    form.findings[1].mark = 'viewed';
    form.members[2].mark = 'viewed';
  });
  const first = run(['review', '-o', 'json', BAD, path]).out;
  equal(reviewFaults(first).join(), '', 'faults');
  equal(run(['review', '-o', 'json', BAD, put('again.json', first)]).out, first, 'the second time');
  equal(JSON.parse(first).findings.map(({ mark }) => mark).join(), ',viewed', 'findings that are marked');
  const { patch: { files }, members } = JSON.parse(run(['check', '-o', 'json', BAD]).out);
  equal(JSON.stringify(JSON.parse(first).files.map(({ path: name, mark }) => [name, mark])), JSON.stringify([[files[1].path, 'viewed']]), 'viewed files');
  equal(JSON.stringify(JSON.parse(first).members.map(({ path: name, mark }) => [name, mark])), JSON.stringify([[members[2].path, 'viewed']]), 'viewed members');
  const { out } = run(['review', BAD, path]);
  check(out.includes(`- ${members.length - 1} of ${members.length} members not marked as viewed`), 'which members were not viewed');
  check(out.includes(`- ${files.length - 1} of ${files.length} files of the patch not marked as viewed`), 'what was not viewed');
});

test('review: a decision on another bundle or report is refused with both digests', () => {
  const decided = (form) => Object.assign(form, { decision: 'approve', reason: 'x' });
  const ours = JSON.parse(run(['check', '-o', 'review', GOOD]).out);
  const path = decision(BAD, decided);
  const theirs = JSON.parse(readFileSync(join(folder, path)));
  const other = run(['review', GOOD, path]);
  equal(other.code, 2, 'exit code');
  equal(other.out, '', 'stdout');
  check(other.err.includes(theirs.bundle.sha256) && other.err.includes(ours.bundle.sha256), other.err);
  const otherReport = run(['review', '--fail-on', 'note', BAD, path]);
  equal(otherReport.code, 2, 'exit code with other options');
  check(otherReport.err.includes('another report') && otherReport.err.includes(theirs.report.sha256), otherReport.err);
  const undecided = run(['review', BAD, decision(BAD, () => {})]);
  equal(undecided.code, 2, 'exit code of nothing decided');
  check(undecided.err.includes('nothing is decided'), undecided.err);
  equal(run(['review', BAD, put('none.json', '[]')]).code, 2, 'exit code of no decision');
  equal(run(['review', BAD, 'absent.json']).code, 2, 'exit code of no file');
  equal(run(['review', 'absent.zip', path]).code, 3, 'exit code of no bundle');
});

test('compare: fixed and new findings, members and facts, as the schema has it; 0 when nothing differs', () => {
  const { code, out, err } = run(['compare', BAD, GOOD]);
  equal(code, 1, 'exit code');
  equal(err, '', 'stderr');
  check(out.includes('Fixed (') && out.includes('member-missing') && out.includes('Members added (1)\n  docs/PLAN_OF_RECORD.md\n'), out);
  const json = run(['compare', '-o', 'json', BAD, GOOD]).out;
  const schema = JSON.parse(readFileSync(join(ROOT, 'core/report/comparison.schema.json')));
  equal(validate(JSON.parse(json), schema).join(), '', 'faults');
  put('before.json', run(['check', '-o', 'json', BAD]).out);
  equal(run(['compare', '-o', 'json', 'before.json', GOOD]).out, json, 'with a saved report');
  const same = run(['compare', GOOD, GOOD]);
  equal(same.code, 0, 'exit code of a bundle and itself');
  check(same.out.includes('Nothing differs.'), same.out);
});

test('a list of digests says how many members where its own lie it does not name', () => {
  const sha256 = (text) => createHash('sha256').update(text).digest('hex');
  const files = { 'a/one.txt': '1', 'a/two.txt': '2', 'a/sub/three.txt': '3', 'b.txt': 'b' };
  const sums = `${sha256('1')}  one.txt\n${sha256('1')}  one.txt\n${sha256('b')}  ../b.txt\n`;
  const bag = { 'bag/bagit.txt': 'BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n', 'bag/data/x': 'x', 'bag/data/y': 'y' };
  const manifest = `${sha256('x')}  data/x\n`;
  const all = { ...files, 'a/SHA256SUMS': sums, 'SHA256SUMS': `${sha256('b')}  b.txt\n`, ...bag, 'bag/manifest-sha256.txt': manifest };
  const path = put('lists.zip', archive(Object.entries(all).map(([name, text]) => entry(name, text))).bytes);
  const { digest_lists: lists, members } = JSON.parse(run(['check', '-o', 'json', path]).out);
  const unlisted = Object.fromEntries(lists.map((list) => [members[list.member].path, list.unlisted]));
  equal(unlisted['a/SHA256SUMS'], 2, 'below a/: two.txt and sub/three.txt');
  equal(unlisted['SHA256SUMS'], 5, 'all but b.txt and what is read as lists: the sums, and bagit.txt with the manifest');
  equal(unlisted['bag/manifest-sha256.txt'], 1, 'data/y');
});

test('compare: times and runs are ignored when that is asked for, and the comparison says so', () => {
  const later = sprintBundle({ run: '20260107_101500_ticket-07_x', meta: { started_at_utc: '2026-01-07T10:15:00Z', finished_at_utc: '2026-01-07T10:45:00Z' } });
  const path = put('later.zip', bundleZip(later));
  const facts = (...words) => JSON.parse(run(['compare', '-o', 'json', ...words, GOOD, path]).out);
  const [all, some] = [facts(), facts('--ignore', 'times', '--ignore=runs')];
  const names = ({ facts: list }) => list.map(({ what }) => what);
  check(names(all).includes('run') && names(all).includes('run finished'), names(all).join());
  check(!names(some).includes('run') && !names(some).includes('run finished'), names(some).join());
  equal(JSON.stringify([all.ignored, some.ignored]), '[[],["times","runs"]]', 'what is ignored');
  check(all.members.renamed.length + all.members.removed.length > 0 && some.members.removed.length === 0, 'members of the other run');
  check(run(['compare', '--ignore', 'times', GOOD, path]).out.includes('\nignored  times\n'), 'the text');
  equal(run(['compare', '--ignore', 'moods', GOOD, path]).code, 2, 'exit code of something else');
  equal(run(['check', '--ignore', 'times', GOOD]).code, 2, 'exit code of another verb');
});

test('compare: what cannot be read or is no report is told', () => {
  equal(run(['compare', GOOD, 'absent.zip']).code, 3, 'no bundle');
  equal(run(['compare', GOOD, 'absent.json']).code, 3, 'no file');
  equal(run(['compare', GOOD, put('no-report.json', '{}')]).code, 2, 'no report');
  const hostile = put('hostile.json', '{"schema": "exhibit-report/1", "verdict": "\\u001b[31m", "bundle": {"name": "\\u202e"}}');
  check(!/[\u001b\u202e]/.test(run(['compare', hostile, GOOD]).out), 'a control character in the output');
});

const ticketFaults = (text) => validate(JSON.parse(text), JSON.parse(readFileSync(join(ROOT, 'core/report/tickets.schema.json'))));

test('tickets: the matrix of one bundle, with a state in words in every cell', () => {
  const { code, out, err } = run(['tickets', GOOD]);
  equal(code, 0, 'exit code');
  equal(err, '', 'stderr');
  const row = out.split('\n').find((line) => line.startsWith('ticket-07 '));
  equal(row.trim().split(/ {2,}/).join('|'), 'ticket-07|passed|done|1/1 verified|0/1 evidenced|1/1 verified|2 undecidable|1/1 verified|-|1', 'row of the ticket under review');
  check(/^ticket-08 +nothing /m.test(out) && /^ticket-05 +claimed /m.test(out), out);
  check(out.includes('5 tickets: 1 with a passing bundle, 0 with a bundle that does not pass, 3 claimed done alone, 1 with nothing\n'), out);
  equal(ticketFaults(run(['tickets', '-o', 'json', GOOD]).out).join(), '', 'faults');
});

test('tickets: of a folder of bundles, the newest of one run counts and the older one is told', () => {
  mkdirSync(join(folder, 'sprint'));
  const later = sprintBundle({ meta: { finished_at_utc: '2026-01-05T11:00:00Z' } });
  const other = sprintBundle({ ticket: 'ticket-06', run: '20260104_090000_ticket-06_next', drop: ['AGENTS.md'] });
  for (const [name, bundle] of [['a.zip', sprintBundle()], ['b.zip', later], ['c.zip', other]]) put(join('sprint', name), bundleZip(bundle));
  const { code, out } = run(['tickets', '-o', 'json', 'sprint']);
  equal(code, 0, 'exit code');
  equal(ticketFaults(out).join(), '', 'faults');
  const { bundles, tickets } = JSON.parse(out);
  equal(bundles.map(({ name, newer, newer_by: by }) => `${name} ${newer} ${by}`).join(), 'a.zip 1 the end of the run,b.zip null null,c.zip null null', 'bundles');
  const standing = Object.fromEntries(tickets.map(({ id, standing: is, bundle, bundles: count }) => [id, `${is} ${bundle} ${count}`]));
  equal(standing['ticket-07'], `${bundles[1].verdict === 'pass' ? 'passed' : 'not-passed'} 1 1`, 'ticket-07');
  equal(standing['ticket-06'], 'not-passed 2 1', 'ticket-06');
  equal(standing['ticket-06b'], 'claimed null 0', 'ticket-06b');
  put('saved.json', run(['check', '-q', '-o', 'json', ...['a.zip', 'b.zip', 'c.zip'].map((name) => join('sprint', name))]).out);
  equal(run(['tickets', '-o', 'json', 'saved.json']).out, out, 'of saved reports');
});

test('tickets: what cannot be reviewed is told, and the others are shown', () => {
  const { code, out, err } = run(['tickets', 'absent.zip', GOOD]);
  equal(code, 3, 'exit code');
  check(err.includes('absent.zip') && out.includes('ticket-07 '), err);
  equal(run(['tickets', put('no-report.json', '{}')]).code, 2, 'no report');
});

test('a hostile name cannot write to the terminal', () => {
  const path = put('hostile.zip', archive([entry('a\u001b[31m\u202etxt', 'x')]).bytes);
  const { out } = run(['check', '--color', 'never', path]);
  check(!out.includes('\u001b') && !out.includes('\u202e'), 'a control or bidi character in the report');
  check(out.includes('<U+001B>') && out.includes('<U+202E>'), 'they are shown');
});

test('colour comes only when asked for or at a terminal', () => {
  check(run(['check', '--color', 'always', GOOD]).out.includes('\u001b[32;1mPASS'), 'no colour with always');
  check(!run(['check', GOOD]).out.includes('\u001b'), 'colour in a pipe');
});

test('a file that a Git LFS pointer of the patch points to is vouched for as that', () => {
  const model = 'the weights of a model';
  const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${createHash('sha256').update(model).digest('hex')}\nsize ${model.length}\n`;
  const path = 'models/a.bin';
  put('lfs.zip', bundleZip(sprintBundle({ commit: { [path]: pointer }, add: [path], forge: { [path]: model } })));
  const report = JSON.parse(run(['check', '-o', 'json', 'lfs.zip']).out);
  const [voucher, ...others] = report.members.find((member) => member.path === path).vouchers;
  equal(`${voucher.by} ${voucher.state} ${others.length}`, 'lfs-pointer holds 0', 'voucher');
  equal(report.vouched.by.find(({ kind }) => kind === 'lfs-pointer').members, 1, 'members');
  equal(validate(report, JSON.parse(readFileSync(join(ROOT, 'core/report/report.schema.json')))).join(), '', 'faults');
});

test('a criterion is evidenced by a number of it that an artifact holds, and a skipped test is waived for a reason', () => {
  const edit = (text) =>
    text
      .replaceAll('- A table is asked for', '- The mean error is 0.2614.\n- The largest one is 0.7312.\n- A table is asked for')
      .replaceAll('**Minimal tests/commands to run:**\n', '$&- `make lint`\n- `make licensed`\n');
  const log = '# Tests\n\n- `make test` (pass)\n- `make lint` (skipped)\n- `make licensed` SKIPPED (blocked: no licence)\n';
  const commit = { 'RUN/scores.jsonl': '{"seed":1,"score":0.26143729}\n', 'RUN/TESTS.md': log };
  put('numbers.zip', bundleZip(sprintBundle({ before: { 'docs/CODEX_SPRINT_TICKETS.md': edit }, commit })));
  const report = JSON.parse(run(['check', '-o', 'json', 'numbers.zip']).out);
  const asked = report.tickets.find((ticket) => ticket.under_review).obligations;
  const item = (text) => asked.find((one) => one.text.includes(text));
  const [shown, ...others] = item('0.2614').evidence;
  equal(item('0.2614').state, 'evidenced', 'state of a number that is there');
  equal(`${report.members[shown.member].path} ${shown.line} ${others.length}`, `docs/agent_runs/${RUN_NAME}/scores.jsonl 1 0`, 'evidence');
  equal(item('0.7312').state, 'undecidable', 'state of a number that is not');
  equal(item('lint').state, 'missing', 'state of a bare skip');
  equal(item('licensed').state, 'waived', 'state of a skip with a reason');
});

runTests(tests);
rmSync(folder, { recursive: true });
