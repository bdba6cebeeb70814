// What README shows is what the command prints: the sample's report, the limits of --help, the profiles.
//
//   EXHIBIT_BIN=build/native/exhibit node tests/readme/run.mjs
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../tools/cases.mjs';
import { readmeTables, tableIn } from '../tools/write-readme-tables.mjs';

const BIN = process.env.EXHIBIT_BIN ?? join(ROOT, 'build/native/exhibit');
const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'exhibit-readme-'));
let passed = 0;
let failed = 0;

function test(name, faults) {
  for (const fault of faults) console.log(`not ok - ${name}: ${fault}`);
  if (faults.length === 0) console.log(`ok - ${name}`);
  passed += faults.length === 0 ? 1 : 0;
  failed += faults.length;
}

/** The lines of the excerpt that do not stand in the text, in this order; "..." stands for any lines. */
function strayLines(excerpt, text) {
  const lines = text.split('\n');
  let from = 0;
  return excerpt.filter((line) => {
    if (line === '...') return false;
    const at = lines.indexOf(line, from);
    if (at >= 0) from = at + 1;
    return at < 0;
  });
}

spawnSync(process.execPath, [join(ROOT, 'tests/tools/make-sample.mjs'), folder]);
const [sample] = readdirSync(folder);
const output = spawnSync(BIN, ['check', join(folder, sample)]).stdout.toString();
const [command, ...excerpt] = readme.match(/```\n(\$ exhibit check [^`]*)\n```/)[1].split('\n');

test('the report on the first screen is what the command prints of the sample', strayLines(excerpt, output));
test('the command on the first screen names the sample', command.endsWith(`/${sample}`) ? [] : [command]);
test(
  'an excerpt that is not printed would be found',
  strayLines(['verdict pass (exit 0)'], output).length === 1 ? [] : ['it was not'],
);

const help = spawnSync(BIN, ['--help']).stdout.toString();
const verbs = ['check', 'list', 'rules', 'explain'];
test('every verb of --help stands in README', verbs.filter((verb) => !readme.includes(`exhibit ${verb}`) || !help.includes(`exhibit ${verb}`)));

const usage = spawnSync(join(ROOT, 'build.sh'), ['help']).stdout.toString();
const shown = [...usage.matchAll(/^  ([a-z]+)\b/gm)].map(([, verb]) => verb);
const script = readFileSync(join(ROOT, 'build.sh'), 'utf8');
const done = [...script.matchAll(/^do_([a-z]+)\(\)/gm)].map(([, verb]) => verb);
const named = [...readme.matchAll(/\.\/build\.sh ([a-z]+)/g)].map(([, verb]) => verb);
const chosen = script.match(/^ {4}([a-z |]+)\) "do_\$verb"/m)[1].split(' | ');
test('the verbs of build.sh are those of its help', [
  ...done.filter((verb) => !shown.includes(verb) || !chosen.includes(verb)),
  ...shown.filter((verb) => verb !== 'help' && !done.includes(verb)),
]);
test('README names verbs of build.sh only', named.filter((verb) => !shown.includes(verb)));
const refused = [['differential', 'many'], ['differential', '0'], ['differential', '10', '-1'], ['no-such-verb']];
test('build.sh refuses words that make no sense', refused.filter((words) => spawnSync(join(ROOT, 'build.sh'), words).status !== 2).map(String));

const profiles = readdirSync(join(ROOT, 'core/policy/profiles')).map((file) => file.replace('.json', ''));
test('README names every profile and no other', profiles.filter((name) => !readme.includes(`| \`${name}\` |`)));

for (const [name, table] of Object.entries(readmeTables())) {
  const is = tableIn(readme, name) === table;
  test(`the table of ${name} is what the command says`, is ? [] : ['run: node tests/tools/write-readme-tables.mjs']);
}
const formats = [...readFileSync(join(ROOT, 'core/parse/tickets/formats.def'), 'utf8').matchAll(/^FORMAT\(/gm)].length;
test('every ticket format has a row', readmeTables()['ticket-formats'].split('\n').length === formats + 2 && formats > 8 ? [] : [`${formats} formats`]);
test('the limits of --help are there to be compared', readmeTables().limits.split('\n').length > 10 ? [] : ['too few']);

rmSync(folder, { recursive: true });
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
