// The report in the formats of others, for honest, failing and hostile bundles: what their readers ask of them.
//
//   EXHIBIT_BIN=build/native/exhibit node tests/formats/run.mjs
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { archive, bundleZip, sprintBundle } from '../tools/bundle.mjs';
import { ROOT } from '../tools/cases.mjs';
import { catalogRules } from '../tools/report.mjs';
import { validate } from '../tools/schema.mjs';
import { entry } from '../tools/zip.mjs';
import { SARIF } from './sarif.schema.mjs';

const BIN = process.env.EXHIBIT_BIN ?? join(ROOT, 'build/native/exhibit');
const folder = mkdtempSync(join(tmpdir(), 'exhibit-formats-'));
let passed = 0;
let failed = 0;

function test(name, body) {
  let problem = '';
  try {
    body();
  } catch (error) {
    problem = error.message;
  }
  console.log(problem ? `not ok - ${name}: ${problem.split('\n').slice(0, 4).join(' | ')}` : `ok - ${name}`);
  if (problem) failed++;
  else passed++;
}

function check(is, what) {
  if (!is) throw new Error(what);
}

function equal(found, expected, what) {
  const [a, b] = [found, expected].map((value) => JSON.stringify(value));
  check(a === b, `${what}: ${a}, expected ${b}`);
}

function put(name, bytes) {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), bytes);
  return join(folder, name);
}

function report(path, format) {
  const { stdout, stderr, status } = spawnSync(BIN, ['check', '-o', format, path], { maxBuffer: 1 << 28 });
  check([0, 1, 3].includes(status), `exit code ${status}: ${stderr}`);
  return String(stdout);
}

// --- bundles --------------------------------------------------------------------------------------

const HOSTILE = [
  '../../etc/passwd',
  '/absolute',
  'C:\\windows\\x',
  'http://evil.example/x',
  'javascript:alert(1)',
  'www.evil.example',
  '<script>alert(1)<\/script>',
  '<img src=x onerror=alert(1)>.md',
  '"onload="alert(1)',
  "' autofocus '",
  ']]>&amp;<!--',
  '[a](http://evil.example)',
  '![i](x) `code` **bold** | cell',
  '# heading',
  'a\nb\r\u0000\u001b[31m\u202e\ufffe',
  'caf\u00e9 \u{1f600} %2e%2e/x?y#z',
  Buffer.from([0xff, 0xfe, 0x41]),
  './dot/./x//y/',
];

const hostileParts = HOSTILE.map((name) => entry(name, '/home/agent/x\n'));
const bundles = {
  honest: put(sprintBundle().name, bundleZip(sprintBundle())),
  bad: put(join('bad', sprintBundle().name), bundleZip(sprintBundle({ drop: ['docs/PLAN_OF_RECORD.md'], forge: { 'x/<b>.md': '/home/agent/y\n' } }))),
  hostile: put('<h1>&"\'`[x](y)`_*|.zip', archive(hostileParts).bytes),
  'no zip': put('no-zip.zip', 'hello\n'.repeat(50)),
};
const jsonOf = Object.fromEntries(Object.entries(bundles).map(([name, path]) => [name, report(path, 'json')]));

function each(what, body) {
  for (const [name, path] of Object.entries(bundles)) {
    test(`${what}: ${name}`, () => body(path, JSON.parse(jsonOf[name]), createHash('sha256').update(jsonOf[name]).digest('hex')));
  }
}

// --- SARIF ----------------------------------------------------------------------------------------

/** No empty text anywhere: GitHub refuses it where a text is required. */
function emptyTexts(value, at = '') {
  if (value === '') return [at];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) => emptyTexts(inner, `${at}/${key}`));
}

each('sarif has what its schema and code scanning ask for', (path, { findings, verdict, exit_code, not_proven }, digest) => {
  const log = JSON.parse(report(path, 'sarif'));
  equal(validate(log, SARIF), [], 'against what SARIF asks for');
  equal([log.version, log.runs.length], ['2.1.0', 1], 'version and runs');
  const [run] = log.runs;
  equal(emptyTexts(log), [], 'empty texts');
  const rules = run.tool.driver.rules;
  equal(rules.map(({ id }) => id), catalogRules().map(({ name }) => name), 'rules that are declared');
  for (const rule of rules) {
    for (const key of ['shortDescription', 'fullDescription', 'help']) check(rule[key].text.length <= 1024, `${rule.id} ${key}`);
    check(['note', 'warning', 'error'].includes(rule.defaultConfiguration.level), `${rule.id} level`);
  }
  equal(run.results.map(({ ruleId }) => ruleId), findings.map(({ rule }) => rule), 'results');
  run.results.forEach((result, i) => {
    equal(rules[result.ruleIndex].id, result.ruleId, 'the rule of a result');
    equal([result.level, result.message.text], [findings[i].severity, findings[i].message], 'a result');
    equal(result.locations.length, 1, 'places of a result');
    const { artifactLocation, region } = result.locations[0].physicalLocation;
    check(Number.isInteger(region.startLine) && region.startLine >= 1, `line ${region.startLine}`);
    check(/^([A-Za-z0-9_.~-]|%[0-9A-F]{2}|\/(?!\/))+$/.test(artifactLocation.uri), `uri ${artifactLocation.uri}`);
    const resolved = new URL(artifactLocation.uri, 'https://base.example/root/');
    check(resolved.href.startsWith('https://base.example/root/'), `${artifactLocation.uri} leads to ${resolved}`);
  });
  const prints = run.results.map(({ partialFingerprints }) => partialFingerprints.primaryLocationLineHash);
  equal(new Set(prints).size, prints.length, 'fingerprints that are unlike');
  for (const print of prints) check(/^[0-9a-f]{16}:[1-9][0-9]*$/.test(print), print);
  equal(run.invocations[0].executionSuccessful, verdict !== 'error', 'executionSuccessful');
  equal(run.invocations[0].exitCode, exit_code, 'exitCode');
  equal(run.invocations[0].toolExecutionNotifications.filter(({ level }) => level === 'note').length, not_proven.length, 'what is not proven');
  equal(run.properties.reportSha256, digest, 'digest of the report');
});

test('sarif: a bundle without findings has an empty list of results', () => {
  const clean = put('clean.zip', archive([entry('a.txt', 'hello\n')]).bytes);
  const { stdout } = spawnSync(BIN, ['check', '--profile', 'archive', '-o', 'sarif', clean]);
  equal(JSON.parse(stdout).runs[0].results, [], 'results');
});

test('sarif: findings that are counted and not listed are told', () => {
  const many = put('many.zip', archive(Array.from({ length: 1200 }, (_, i) => entry(`a${i}\u202e`, ''))).bytes);
  const { totals, findings } = JSON.parse(report(many, 'json'));
  const more = totals.errors + totals.warnings + totals.notes - findings.length;
  check(more > 0, 'there are not enough findings');
  const [notice] = JSON.parse(report(many, 'sarif')).runs[0].invocations[0].toolExecutionNotifications;
  check(notice.level === 'warning' && notice.message.text.startsWith(`${more} more findings`), notice.message.text);
});

// --- JUnit ----------------------------------------------------------------------------------------

/** Attributes of each element as the strict schema (windyroad) has them: those that must stand there, and no others. */
const JUNIT = {
  testsuites: [],
  testsuite: ['id', 'package', 'name', 'hostname', 'timestamp', 'tests', 'failures', 'errors', 'skipped', 'time'],
  properties: [],
  property: ['name', 'value'],
  testcase: ['classname', 'name', 'time'],
  skipped: [],
  failure: ['type', 'message'],
  error: ['type', 'message'],
  'system-out': [],
  'system-err': [],
};

/** What an independent parser reads: suites with their attributes, cases and what is in them. */
function parseJunit(xml) {
  const program = `
import sys, json, xml.etree.ElementTree as tree
root = tree.fromstring(sys.stdin.buffer.read())
def case(c): return {**c.attrib, 'ends': [{'tag': e.tag, 'text': e.text or '', **e.attrib} for e in c]}
def suite(s): return {**s.attrib, 'order': [e.tag for e in s], 'cases': [case(c) for c in s.findall('testcase')], 'out': s.find('system-out').text or ''}
every = [[e.tag, list(e.attrib)] for e in root.iter()]
json.dump({'tag': root.tag, 'suites': [suite(s) for s in root], 'every': every}, sys.stdout)`;
  const { stdout, stderr, status } = spawnSync('python3', ['-c', program], { input: xml, maxBuffer: 1 << 28 });
  check(status === 0, `python3 cannot read it: ${String(stderr).split('\n').at(-2)}`);
  return JSON.parse(stdout);
}

each('junit is well-formed, counts right, and fails what fails', (path, { checks, findings, options }) => {
  const { tag, suites, every } = parseJunit(report(path, 'junit'));
  equal(tag, 'testsuites', 'root');
  for (const [name, attributes] of every) equal(attributes, JUNIT[name], `attributes of ${name}`);
  equal(suites.map(({ id }) => Number(id)), suites.map((_, i) => i), 'ids of the suites');
  equal(new Set(suites.flatMap((suite) => suite.cases.map((each) => `${each.classname} ${each.name}`))).size, suites.flatMap((suite) => suite.cases).length, 'cases that are unlike');
  const cases = suites.flatMap((suite) => suite.cases);
  equal(cases.map(({ name }) => name).sort(), checks.map(({ rule }) => rule).sort(), 'cases');
  const stateOf = new Map(checks.map(({ rule, state }) => [rule, state]));
  const severityOf = new Map(findings.map(({ rule, severity }) => [rule, severity]));
  const isUnjudged = new Set(findings.filter(({ unjudged }) => unjudged).map(({ rule }) => rule));
  for (const { name, ends } of cases) {
    const state = stateOf.get(name);
    const expected =
      state === 'vacuous' || state === 'not-applicable' ? ['skipped']
      : isUnjudged.has(name) ? ['error']
      : state === 'fail' && severityOf.get(name) === options.fail_on ? ['failure']
      : [];
    equal(ends.map((end) => end.tag), expected, `how ${name} ended`);
    if (expected[0] === 'failure') check(ends[0].type === name && ends[0].text.includes('\n'), `${name} says nothing`);
  }
  for (const suite of suites) {
    const count = (end) => suite.cases.filter(({ ends }) => ends[0]?.tag === end).length;
    equal([suite.tests, suite.failures, suite.errors, suite.skipped].map(Number), [suite.cases.length, count('failure'), count('error'), count('skipped')], suite.name);
    check(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(suite.timestamp), suite.timestamp);
    equal(suite.order, ['properties', ...suite.cases.map(() => 'testcase'), 'system-out', 'system-err'], 'order');
  }
  const said = suites.map(({ out }) => out).join('');
  for (const { rule, severity } of findings) {
    if (severity !== options.fail_on && !isUnjudged.has(rule)) check(said.includes(`${severity} ${rule}\n`), `${rule} is not said`);
  }
});

// --- HTML -----------------------------------------------------------------------------------------

const TAGS = 'html head meta link title style body main h1 h2 h3 p span strong code bdi table thead tbody tr th td ul li section'.split(' ');
const ATTRIBUTES = 'lang charset http-equiv content name rel href class scope'.split(' ');

function parseHtml(html) {
  const program = `
import sys, json
from html.parser import HTMLParser
seen = []
text = []
class P(HTMLParser):
    def handle_starttag(self, tag, attributes): seen.append([tag, dict(attributes)])
    def handle_data(self, data): text.append(data)
    def handle_comment(self, data): seen.append(['comment', {}])
p = P(convert_charrefs=True)
p.feed(sys.stdin.buffer.read().decode())
p.close()
json.dump({'seen': seen, 'text': ''.join(text)}, sys.stdout)`;
  const { stdout, status, stderr } = spawnSync('python3', ['-c', program], { input: html, maxBuffer: 1 << 28 });
  check(status === 0, String(stderr));
  return JSON.parse(stdout);
}

each('html holds nothing but its own elements, and a policy for its own style', (path, { members, findings, bundle }, digest) => {
  const html = report(path, 'html');
  const { seen, text } = parseHtml(html);
  equal(seen.filter(([tag]) => !TAGS.includes(tag)).map(([tag]) => tag), [], 'foreign elements');
  const attributes = seen.flatMap(([, all]) => Object.keys(all));
  equal([...new Set(attributes)].filter((name) => !ATTRIBUTES.includes(name)), [], 'foreign attributes');
  equal(seen.filter(([, { href }]) => href !== undefined).map(([tag, { href }]) => `${tag} ${href}`), ['link data:,'], 'addresses');
  const [, style] = html.match(/<style>(.*)<\/style>/s);
  const policy = seen.find(([, all]) => all['http-equiv'] === 'Content-Security-Policy')[1].content;
  check(policy.startsWith("default-src 'none'; "), policy);
  check(policy.includes(`style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`), policy);
  for (const { message } of findings) check(text.includes(message), `no ${message}`);
  equal((html.match(/<td class="hex">/g) ?? []).length, members.length, 'members');
  check(text.includes(digest) && text.includes(bundle.sha256), 'no digests');
});

// --- sections ---------------------------------------------------------------------------------------

const SECTIONS = { findings: 'Findings', proven: 'Proven', 'not-proven': 'Not proven', members: 'Members' };
const NOUNS = { findings: /(\d+) findings?\b/, proven: /(\d+) statements? of what is proven/, 'not-proven': /(\d+) statements? of what is not proven/, members: /(\d+) members?\b/ };

each('documents hold the sections that are asked for, and name the others with what is in them', (path, { members, totals, proven, not_proven: notProven }) => {
  const counts = { findings: totals.errors + totals.warnings + totals.notes, proven: proven.length, 'not-proven': notProven.length, members: members.length };
  for (const [format, all] of [['markdown', ['findings', 'proven', 'not-proven']], ['html', Object.keys(SECTIONS)]]) {
    const hasSection = (text, name) => (format === 'html' ? text.includes(`<h2>${SECTIONS[name]}</h2>`) : text.includes(`\n## ${SECTIONS[name]}\n`));
    equal(report(path, `${format}:${all.join(',')}`), report(path, format), `${format} with all of its sections`);
    check(!report(path, format).includes('Left out'), `${format} leaves something out by itself`);
    for (const wanted of [[], ...all.map((name) => [name]), all.slice(1)]) {
      const text = report(path, `${format}:${wanted.join(',')}`);
      equal(all.filter((name) => hasSection(text, name)), all.filter((name) => wanted.includes(name)), `sections of ${format}:${wanted}`);
      const [said = ''] = text.match(/Left out of this document by choice: [^<*]*The whole report has them\./) ?? [];
      for (const name of all) equal(Number(said.match(NOUNS[name])?.[1] ?? -1), wanted.includes(name) ? -1 : counts[name], `${name} left out of ${format}:${wanted}`);
    }
  }
});

for (const format of ['markdown:members', 'html:findings,nothing', 'html:findings;proven', 'json:findings', 'text:']) {
  const { status, stderr } = spawnSync(BIN, ['check', '-o', format, 'no.zip']);
  test(`${format} is refused`, () => check(status === 2 && String(stderr).includes(`unknown format: ${format}`), `${status} ${stderr}`));
}

// --- Markdown -------------------------------------------------------------------------------------

/** What is left when our own code spans and every escaped character are taken away. */
const bare = (markdown) => markdown.replace(/`[a-z0-9-]+`/g, '').replace(/\\[!-/:-@[-`{-~]/g, '');

each('markdown: nothing of the bundle means anything in it', (path, { findings, bundle }, digest) => {
  const markdown = report(path, 'markdown');
  const lines = bare(markdown).split('\n');
  for (const line of lines) {
    const ours = line.replace(/\*\*\d+ of \d+\*\*/, '').replace(/^\| (.*) \|$/, (_, cells) => cells.replace(' | ', ''));
    check(!/[<>`[\]_|~&$*]/.test(ours) || /^\|[- |]*\|$/.test(line), `a character that acts: ${line}`);
    check(!/:\/\/|\bwww\./i.test(ours), `an address: ${line}`);
  }
  check(!/[\u0000-\u0009\u000b-\u001f\u202e\ufffe]/.test(markdown), 'a control character');
  check(markdown.includes(digest) && markdown.includes(bundle.sha256), 'no digests');
  for (const rule of new Set(findings.map((finding) => finding.rule))) check(markdown.includes(`\`${rule}\``), `no ${rule}`);
  for (const line of lines.filter((line) => line !== '')) {
    check(/^(#{1,3} |\| |\|---|- |\d+ (error|of)|What to do: |None\.|Nothing\.)/.test(line), `a line that is not ours: ${line}`);
  }
});

// --- in-toto --------------------------------------------------------------------------------------

each('in-toto: a statement about the bundle with the verdict', (path, { bundle, verdict, policy }, digest) => {
  const statement = JSON.parse(report(path, 'in-toto'));
  equal(statement._type, 'https://in-toto.io/Statement/v1', '_type');
  equal(statement.subject.map((subject) => subject.digest.sha256), [bundle.sha256], 'subject');
  equal(statement.predicateType, 'https://slsa.dev/verification_summary/v1', 'predicateType');
  const { predicate } = statement;
  equal(predicate.verificationResult, verdict === 'pass' ? 'PASSED' : 'FAILED', 'result');
  equal(predicate.verifiedLevels.some((level) => level.startsWith('SLSA_')), false, 'levels of SLSA');
  equal(predicate.policy.digest.sha256, policy.sha256, 'policy');
  equal(predicate['pkg:generic/exhibit'].reportSha256, digest, 'report');
  const own = ['verifier', 'resourceUri', 'policy', 'verificationResult', 'verifiedLevels', 'slsaVersion'];
  equal(Object.keys(predicate).filter((key) => !own.includes(key) && !URL.canParse?.(key)), [], 'fields that are neither of SLSA nor named by a URI');
  const purl = /^pkg:generic\/([A-Za-z0-9._~-]|%[0-9A-F]{2})+(@[0-9.]+)?(\?[a-z_]+=[a-z0-9:]+)?(#[A-Za-z0-9._~/-]+)?$/;
  for (const uri of [predicate.verifier.id, predicate.resourceUri, predicate.policy.uri]) check(purl.test(uri), `no package URL: ${uri}`);
  check(predicate.resourceUri.endsWith(`?checksum=sha256:${bundle.sha256}`), predicate.resourceUri);
  const profile = predicate.policy.uri.split('#')[1];
  equal(createHash('sha256').update(readFileSync(join(ROOT, profile))).digest('hex'), policy.sha256, `sha256 of ${profile}`);
  for (const uri of [predicate.verifier.id, predicate.resourceUri, predicate.policy.uri]) check(URL.canParse?.(uri) ?? new URL(uri), uri);
});

test('a folder has no sha256, and every format says the rest', () => {
  put('tree/a.txt', 'x');
  for (const format of ['sarif', 'junit', 'html', 'markdown', 'in-toto', 'review']) check(report(join(folder, 'tree'), format).length > 200, format);
  const [{ digest }] = JSON.parse(report(join(folder, 'tree'), 'in-toto')).subject;
  equal(Object.keys(digest), ['exhibitContent1'], 'digests');
});

test('several bundles cannot stand in one document of these formats', () => {
  for (const format of ['sarif', 'junit', 'html', 'markdown', 'in-toto', 'review']) {
    const { status, stderr } = spawnSync(BIN, ['check', '-o', format, bundles.honest, bundles.bad]);
    equal([status, String(stderr).includes('for one bundle')], [2, true], format);
  }
});

rmSync(folder, { recursive: true });
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
