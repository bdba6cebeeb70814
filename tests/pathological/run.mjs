// Named attacks on time and memory. Each bundle is reviewed by the command under a cap on its whole address space and
// a limit in seconds that a machine of any age keeps; what is asserted is the exit code and, where one is meant to
// speak, the rule.
//
//   EXHIBIT_BIN=build/native/exhibit node tests/pathological/run.mjs [PART-OF-A-NAME]
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { constants, deflateRawSync } from 'node:zlib';
import { RUN_NAME, snapshotBundle, sprintBundle } from '../tools/bundle.mjs';
import { ROOT } from '../tools/cases.mjs';
import { TICKETS } from '../tools/project.mjs';
import { entry, STORED, zip } from '../tools/zip.mjs';

const BIN = process.env.EXHIBIT_BIN ?? join(ROOT, 'build/native/exhibit');
const ADDRESS_SPACE = 262_144; // KiB, everything: code, stacks, libraries' heap
const SECONDS = 20;
const PASS = 0;
const FAIL = 1;
const NO_VERDICT = 3;
const RUN = `docs/agent_runs/${RUN_NAME}`;
const MIB = 1 << 20;

const attacks = [];

/** `expected`: exit code (or several, where the verdict is not the point), and the rules that must be among those found (said: a text on stderr). */
function attack(name, make, expected) {
  attacks.push({ name, make, ...expected });
}

// --- bundles -------------------------------------------------------------------------------------

const stored = (path, content, more = {}) => entry(path, content, { method: STORED, ...more });

/** An honest sprint bundle with some members replaced or added. */
function sprintWith(changes, more = []) {
  const bundle = sprintBundle();
  const members = new Map(bundle.members);
  for (const [path, content] of Object.entries(changes)) members.set(path, content);
  return { name: bundle.name, bytes: zip([...[...members].map(([path, content]) => stored(path, content)), ...more]) };
}

const plain = (parts, options) => ({ name: 'archive.zip', bytes: zip(parts, options) });

function many(count, make) {
  return Array.from({ length: count }, (_, index) => make(index));
}

function lines(count, make) {
  return many(count, make).join('\n') + '\n';
}

/** As much of `unit` as `size` bytes hold; a function gives another unit each time. */
function filled(size, unit) {
  const units = [];
  for (let used = 0, i = 0; ; i += 1) {
    const text = typeof unit === 'function' ? unit(i) : unit;
    used += text.length;
    if (used > size) return units.join('');
    units.push(text);
  }
}

/** One deflate stream of `count` times 16 MiB of zeros, about 16 KiB each. */
function zeros(count) {
  const piece = deflateRawSync(Buffer.alloc(16 * MIB), { finishFlush: constants.Z_FULL_FLUSH, level: 9 });
  return Buffer.concat([...many(count, () => piece), Buffer.from([0x03, 0x00])]);
}

/** One file of so many MiB, added. */
function largePatch(size) {
  const line = `+${'x'.repeat(99)}\n`;
  const count = Math.floor((size * MIB) / line.length);
  return section('large.txt', `@@ -0,0 +1,${count} @@\n${line.repeat(count)}`);
}

const meta = (more) => JSON.stringify({ run_name: RUN_NAME, ticket_id: 'ticket-07', ...more });

function ticketSection(body) {
  return `# Tickets\n\n## ticket-07 — Add a retry limit\n\n**Status:** Done\n\n${body}`;
}

// --- members -------------------------------------------------------------------------------------

attack('65535 tiny members', () => plain(many(65535, (i) => stored(`files/${i}.txt`, `${i}`))), { exit: NO_VERDICT });

attack('65535 members of one name', () => plain(many(65535, (i) => stored('docs/agent_runs/r/META.json', `${i}`))), {
  exit: FAIL,
  rules: ['zip-duplicate-name'],
});

attack('65535 run folders', () => plain(many(65535, (i) => stored(`docs/agent_runs/run-${i}/META.json`, '{}'))), {
  exit: FAIL,
  rules: ['run-ambiguous'],
});

attack(
  '65000 members that META.json explains nowhere',
  () =>
    sprintWith(
      { [`${RUN}/META.json`]: meta({ artifact_paths: many(60000, (i) => `unknown/x${i}`) }) },
      many(65000, (i) => stored(`unknown/${i}`, '')),
    ),
  { exit: FAIL, rules: ['member-unexpected'] },
);

attack('64 folders deep', () => plain(many(2000, (i) => stored(`${'folder/'.repeat(64)}${i}.txt`, 'x'))), {
  exit: NO_VERDICT,
});

attack('names of 1024 bytes', () => plain(many(15000, (i) => stored(`${i}`.padStart(1024, 'n'), ''))), {
  exit: NO_VERDICT,
});

attack('names of 65535 bytes', () => plain(many(250, (i) => stored(`${i}`.padStart(65535, 'docs/'), ''))), {
  exit: NO_VERDICT,
});

attack('names of 2000 folders each', () => plain(many(4000, (i) => stored(`${'a/'.repeat(2000)}${i}`, ''))), {
  exit: NO_VERDICT,
});

// --- packing -------------------------------------------------------------------------------------

attack(
  'a deflate bomb of 1 GiB',
  () => plain([entry('zeros.bin', '', { packed: zeros(64), crc: 0x5b64c2b0, size: 1024 * MIB })]),
  { exit: NO_VERDICT, rules: ['zip-ratio'] },
);

attack(
  'a bomb in the place of META.json',
  () =>
    sprintWith({}, [
      entry('docs/agent_runs/20990101_000000_x/META.json', '', { packed: zeros(4), crc: 0, size: 64 * MIB }),
    ]),
  { exit: NO_VERDICT, rules: ['member-too-large', 'zip-ratio'] },
);

attack(
  'documents that do not fit in memory together',
  () =>
    plain(
      many(40, (i) =>
        entry(`docs/agent_runs/run-${i}/RESULTS.md`, '', {
          packed: deflateRawSync(Buffer.alloc(8 * MIB, 'word ')),
          size: 8 * MIB,
        }),
      ),
    ),
  { exit: NO_VERDICT, said: 'memory' },
);

// --- patches -------------------------------------------------------------------------------------

const section = (path, body = '@@ -1 +1 @@\n-a\n+b\n', id = '1111111') =>
  `diff --git a/${path} b/${path}\nindex 0000001..${id} 100644\n--- a/${path}\n+++ b/${path}\n${body}`;

attack('a patch of 200000 files', () => sprintWith({ 'DIFF.patch': many(200000, (i) => section(`src/${i}.c`)).join('') }), {
  exit: FAIL,
});

attack('a patch of 200000 times one file', () => sprintWith({ 'DIFF.patch': section('AGENTS.md').repeat(200000) }), {
  exit: FAIL,
});

attack(
  'a patch of 100000 META.json files',
  () => sprintWith({ 'DIFF.patch': many(100000, (i) => section(`docs/agent_runs/${i}/META.json`)).join('') }),
  { exit: FAIL },
);

attack('a patch of 200000 sections', () => sprintWith({ 'DIFF.patch': lines(200000, (i) => `### git diff --patch 0000000..${`${i}`.padStart(7, 'a')}`) }), {
  exit: FAIL,
});

attack(
  'a patch of one line of 50 MB',
  () => sprintWith({ 'DIFF.patch': section('a.txt', `@@ -0,0 +1 @@\n+${'x'.repeat(50_000_000)}\n`) }),
  { exit: FAIL },
);

attack(
  'a patch of one line of 50 MB that is no patch',
  () => sprintWith({ 'DIFF.patch': '/Users/'.repeat(7_000_000) }),
  { exit: FAIL, rules: ['patch-empty'] },
);

attack(
  'a patch of 1000000 hunks',
  () => sprintWith({ 'DIFF.patch': section('a.txt', many(1_000_000, (i) => `@@ -${2 * i + 1} +${2 * i + 1} @@\n-a\n+b\n`).join('')) }),
  { exit: FAIL },
);

attack(
  'a patch of 1000000 broken hunks',
  () => sprintWith({ 'DIFF.patch': section('a.txt', '@@ -1,9 +1,9 @@\n-a\n+b\n'.repeat(1_000_000)) }),
  { exit: FAIL, rules: ['patch-malformed'] },
);

attack(
  'a patch of 1000000 local paths',
  () => sprintWith({ 'DIFF.patch': section('a.txt', `@@ -0,0 +1,1000000 @@\n${lines(1_000_000, (i) => `+/Users/someone/${i}`)}`) }),
  { exit: FAIL, rules: ['leak-local-path'] },
);

attack(
  'one path in 60000 members, each against a long patch',
  () =>
    sprintWith(
      { 'DIFF.patch': section('src/a.txt', `@@ -0,0 +1,200000 @@\n${lines(200_000, (i) => `+line ${i} of a long file`)}`) },
      many(60000, () => stored('src/a.txt', '/Users/someone/a\n')),
    ),
  { exit: FAIL, rules: ['leak-local-path', 'zip-duplicate-name'] },
);

// --- documents -----------------------------------------------------------------------------------

attack('a tickets file of mentions', () => sprintWith({ [TICKETS]: filled(512 * 1024, (i) => `ticket-${i + 8}\n`) }), {
  exit: FAIL,
  rules: ['ticket-reference-undefined'],
});

attack(
  'a tickets file of mentions on one line',
  () => sprintWith({ [TICKETS]: filled(512 * 1024, (i) => `ticket-${i + 8} `) }),
  { exit: FAIL, rules: ['ticket-reference-undefined'] },
);

attack(
  'a tickets file of sections that name each other',
  () => sprintWith({ [TICKETS]: many(9000, (i) => `## ticket-${i}\nticket-${99999 - i}\n`).join('') }),
  { exit: FAIL, rules: ['ticket-reference-undefined'] },
);

attack(
  'a tickets file of more sections than are read',
  () => sprintWith({ [TICKETS]: filled(512 * 1024, (i) => `## ticket-${i}\nticket-${99999 - i}\n`) }),
  { exit: NO_VERDICT, rules: ['member-too-large'] },
);

const queue = (unit) => sprintWith({ 'TASK_QUEUE.md': `# Task Queue\n- [x] a (@b)\n${filled(500_000, unit)}` });
attack('a queue of boxes', () => queue('- [ ] x\n'), { exit: NO_VERDICT, rules: ['member-too-large'] });
attack('a queue of boxes below one', () => queue('  - [?] x\n'), { exit: NO_VERDICT, rules: ['ticket-marker-unknown'] });
attack('a queue of headings', () => queue('# a\n'), { exit: NO_VERDICT, rules: ['member-too-large'] });
attack('a queue of nested headings', () => queue((i) => `${'#'.repeat(1 + (i % 6))} a (DONE)\n`), { exit: PASS });
attack('a queue of fences', () => queue('```\n'), { exit: PASS });
attack('a queue of comments that never end', () => queue('<!--\n'), { exit: PASS });
attack('a queue of conflicts', () => queue('<<<<<<< a\n'), { exit: FAIL, rules: ['ticket-merge-conflict'] });
attack('a queue of one task with many paths', () => queue((i) => (i === 0 ? '- [ ] ' : 'a/b.py ')), { exit: NO_VERDICT, rules: ['member-too-large'] });
attack('a queue of one task with many ids', () => queue((i) => (i === 0 ? '- [ ] depends on ' : 'T-1, ')), {
  exit: NO_VERDICT,
  rules: ['member-too-large'],
});
attack('a queue of one long line of ticks', () => queue((i) => (i === 0 ? '- [ ] ' : `a${'`'.repeat(i % 7)}`)), { exit: PASS });
attack('a queue in a folder with a long name', () =>
  sprintWith({}, [stored(`${'a'.repeat(60_000)}/TASK_QUEUE.md`, filled(400_000, '- [ ] x\n'))]), {
  exit: NO_VERDICT,
  said: '"memory"',
});

const beads = (unit) => sprintWith({ '.beads/issues.jsonl': filled(8 * MIB - 1000, unit) });
attack('issues without number', () => beads((i) => `{"id":"a-${i}","status":"closed"}\n`), {
  exit: NO_VERDICT,
  rules: ['member-too-large'],
});
attack('issues of lines that are no JSON', () => beads('{\n'), { exit: NO_VERDICT, rules: ['ticket-unreadable'] });
attack('an issue of many criteria', () => beads((i) => (i === 0 ? '{"id":"a","acceptance_criteria":"' : '- [ ] x\\n')), {
  exit: FAIL,
});
attack(
  'work items that block each other',
  () => {
    const ids = many(700, (i) => `"A-${i}"`).join(',');
    return sprintWith({ 'tickets/work_items.json': `[${many(700, (i) => `{"ticket_id":"A-${i}","blocks":[${ids}]}`).join(',')}]` });
  },
  { exit: NO_VERDICT, rules: ['member-too-large'] },
);

attack(
  'a ticket of patterns against many files',
  () =>
    sprintWith(
      {
        [TICKETS]: ticketSection(`**Files likely touched:**\n${filled(500 * 1024, () => '- `a*b/`\n')}`),
        'DIFF.patch': many(50000, (i) => section(`a/a/a/${i}`)).join(''),
      },
      many(20000, (i) => stored(`a/a/a/${i}`, '')),
    ),
  { exit: NO_VERDICT },
);

attack('tickets of nested lists', () => sprintWith({ [TICKETS]: ticketSection(many(700, (i) => `${' '.repeat(i)}- x\n`).join('')) }), {
  exit: NO_VERDICT,
});

attack('tickets of nested quotes', () => sprintWith({ [TICKETS]: ticketSection('> '.repeat(250_000)) }), { exit: NO_VERDICT });

attack('tickets of open brackets', () => sprintWith({ [TICKETS]: ticketSection('['.repeat(500_000)) }), { exit: FAIL });

attack('tickets of backticks', () => sprintWith({ [TICKETS]: ticketSection(filled(500_000, (i) => `e${'`'.repeat(i)}`)) }), {
  exit: FAIL,
});

/** Each byte a delimiter with a text of its own: what costs cmark most. */
const delimiters = ticketSection(filled(500_000, () => '_*'));
attack('tickets of delimiters', () => sprintWith({ [TICKETS]: delimiters }), { exit: FAIL });

attack('tickets of delimiters beside a large patch', () => sprintWith({ [TICKETS]: delimiters, 'DIFF.patch': largePatch(80) }), {
  exit: FAIL,
});

attack('tickets of delimiters beside a larger patch', () => sprintWith({ [TICKETS]: delimiters, 'DIFF.patch': largePatch(120) }), {
  exit: NO_VERDICT,
  said: '"memory"',
});

const numbers = `{"notes": [${filled(MIB - 100, () => '1,')}1]}`;
attack('META.json nested', () => sprintWith({ [`${RUN}/META.json`]: '['.repeat(MIB - 1) }), {
  exit: NO_VERDICT,
  rules: ['member-too-deep'],
});

attack('META.json of numbers beside a large patch', () => sprintWith({ [`${RUN}/META.json`]: numbers, 'DIFF.patch': largePatch(90) }), {
  exit: FAIL,
  rules: ['run-meta-key-missing'],
});

attack('META.json of numbers beside a larger patch', () => sprintWith({ [`${RUN}/META.json`]: numbers, 'DIFF.patch': largePatch(150) }), {
  exit: NO_VERDICT,
  said: '"memory"',
});

attack('a patch as large as can be read', () => sprintWith({ 'DIFF.patch': largePatch(159) }), { exit: FAIL });

attack('a patch too large to be read', () => sprintWith({ 'DIFF.patch': largePatch(161) }), {
  exit: NO_VERDICT,
  rules: ['member-too-large'],
});

attack(
  'META.json of 50000 keys',
  () => sprintWith({ [`${RUN}/META.json`]: meta(Object.fromEntries(many(50000, (i) => [`key-${i}`, i]))) }),
  { exit: FAIL, rules: ['run-meta-key-missing'] },
);

attack(
  'META.json of 50000 digests',
  () =>
    sprintWith({
      [`${RUN}/META.json`]: meta({ config_sha256: Object.fromEntries(many(50000, (i) => [`k${i}`, null])) }),
    }),
  { exit: FAIL },
);

attack('COMMANDS.md of commands', () => sprintWith({ [`${RUN}/COMMANDS.md`]: filled(8 * MIB - 1, (i) => `${i}. \`git commit\`\n`) }), {
  exit: NO_VERDICT,
  rules: ['member-too-much-evidence'],
});

attack('TESTS.md of outcomes', () => sprintWith({ [`${RUN}/TESTS.md`]: filled(7 * MIB, () => '- `make` (pass)\n') }), {
  exit: NO_VERDICT,
  rules: ['member-too-much-evidence'],
});

attack('COMMITS.txt of commits', () => sprintWith({ 'COMMITS.txt': filled(7 * MIB, (i) => `${`${i}`.padStart(40, 'a')} x\n`) }), {
  exit: FAIL,
});

attack('PROGRESS.md of claims', () => sprintWith({ 'PROGRESS.md': filled(8 * MIB, () => 'ticket-07 done\n') }), {
  exit: NO_VERDICT,
  rules: ['member-too-much-evidence'],
});

attack('PROGRESS.md of scores', () => sprintWith({ 'PROGRESS.md': filled(8 * MIB, () => '0.261 **BEST**\n') }), {
  exit: NO_VERDICT,
  rules: ['member-too-much-evidence'],
});

attack('a document of local paths on one line', () => sprintWith({ 'AGENTS.md': filled(8 * MIB, () => '/Users/a/b ') }), {
  exit: PASS,
  rules: ['leak-local-path'],
});

attack('a document of slashes', () => sprintWith({ 'AGENTS.md': filled(8 * MIB, () => '/') }), { exit: PASS });

attack('LAST_COMMIT.txt of lines', () => sprintWith({ 'LAST_COMMIT.txt': filled(8 * MIB, () => 'Tests: fail\n') }), {
  exit: [PASS, FAIL],
});

// --- tickets held against the patch, the commands and each other ----------------------------------

const askFor = (what) => ticketSection(`**Files/modules to change:**\n${what}`);

attack(
  'patterns of a ticket beside a patch of many paths',
  () => sprintWith({ [TICKETS]: askFor(filled(500_000, (i) => `- \`**/${'a*'.repeat(20)}${i}\`\n`)), 'DIFF.patch': filled(4 * MIB, (i) => `diff --git a/${'a'.repeat(60)}${i} b/${'a'.repeat(60)}${i}\nold mode 100644\nnew mode 100755\n`) }),
  { exit: NO_VERDICT, rules: ['member-too-much-work'] },
);

attack(
  'folders of a ticket that hold all of a patch',
  () => sprintWith({ [TICKETS]: askFor(filled(500_000, () => '- `a/`\n')), 'DIFF.patch': filled(4 * MIB, (i) => `diff --git a/a/${i} b/a/${i}\nold mode 100644\nnew mode 100755\n`) }),
  { exit: NO_VERDICT, rules: ['member-too-much-work'] },
);

attack(
  'commands of a ticket beside a log of commands',
  () => sprintWith({ [TICKETS]: ticketSection(`**Minimal tests/commands to run:**\n${filled(500_000, (i) => `- \`make <X> ${i}\`\n`)}`), [`${RUN}/COMMANDS.md`]: filled(MIB, (i) => `- \`make x ${i}y\`\n`) }),
  { exit: NO_VERDICT, rules: ['member-too-much-work'] },
);

attack(
  'work items in one long ring',
  () => sprintWith({ 'tickets/work_items.json': `[${many(9000, (i) => `{"ticket_id":"A-${i}","title":"t","dependencies":["A-${(i + 1) % 9000}"]}`).join(',')}]` }),
  { exit: PASS, rules: ['ticket-dependency-ring'] },
);

attack(
  'a patch of notes that name tickets',
  () => sprintWith({ 'DIFF.patch': `diff --git a/a.py b/a.py\n--- a/a.py\n+++ b/a.py\n@@ -0,0 +1,200000 @@\n${many(200_000, (i) => `+# TODO ticket-0${i % 9} ticket-${i}\n`).join('')}` }),
  { exit: FAIL, rules: ['coverage-stub-other'] },
);

// --- a git snapshot ------------------------------------------------------------------------------

/** An honest snapshot with some members replaced. */
function snapshotWith(changes) {
  const bundle = snapshotBundle();
  const members = new Map([...bundle.members, ...Object.entries(changes)]);
  return { name: bundle.name, bytes: zip([...members].map(([path, content]) => stored(path, content))) };
}

attack(
  'a snapshot of long lists',
  () =>
    snapshotWith({
      'git_status.txt': `## main\n${filled(2 * MIB, (i) => `?? docs/agent_runs/${i}\n`)}`,
      'git_log.txt': filled(2 * MIB, (i) => `${`${i}`.padStart(8, 'a')} subject\n`),
      'git_diff_stat.txt': filled(2 * MIB, (i) => ` src/${i}.c | 2 +-\n`),
      'changed_files.txt': filled(2 * MIB, (i) => `src/${i}.c\n`),
    }),
  { exit: FAIL, rules: ['git-untracked-run-log'] },
);

attack(
  'a ticket file of everything at once',
  () =>
    snapshotWith({
      'docs/tickets/ticket-07_add-retry-limit.md': filled(512 * 1024, (i) => `## Status: Done\n- [ ] \`a/${i}/\` ticket-${i}\n`),
    }),
  { exit: PASS },
);

// --- running -------------------------------------------------------------------------------------

const folder = mkdtempSync(join(tmpdir(), 'exhibit-pathological-'));

function review(file, report) {
  const started = Date.now();
  const { status, signal, stderr, error } = spawnSync(
    'bash',
    ['-c', `ulimit -v ${ADDRESS_SPACE}; exec "$0" check "$1" -q -o json="$2"`, BIN, file, report],
    { timeout: SECONDS * 1000, killSignal: 'SIGKILL', maxBuffer: 1 << 20 },
  );
  const seconds = (Date.now() - started) / 1000;
  if (error?.code === 'ETIMEDOUT') return { seconds, problem: `still running after ${SECONDS} seconds` };
  if (signal || error) return { seconds, problem: `ended by ${signal ?? error.message}` };
  return { seconds, status, said: stderr.toString() };
}

// The rules are looked for in the text of the report, which may be too large to parse.
function foundRules(report) {
  const checks = readFileSync(report).subarray(0, 200_000).toString('latin1');
  return new Set([...checks.matchAll(/"rule": "([a-z0-9-]+)",[^}]*"findings": [1-9]/g)].map(([, rule]) => rule));
}

function judge({ exit, rules = [], said }, result, report) {
  if (result.problem) return result.problem;
  if (![exit].flat().includes(result.status)) return `exit code ${result.status}, expected ${exit}; stderr: ${result.said.slice(0, 300)}`;
  if (said !== undefined) return result.said.includes(said) ? undefined : `stderr lacks "${said}": ${result.said}`;
  if (result.said !== '') return `stderr: ${result.said.slice(0, 300)}`;
  const found = foundRules(report);
  const silent = rules.filter((rule) => !found.has(rule));
  return silent.length > 0 ? `not found: ${silent.join(' ')}` : undefined;
}

let passed = 0;
let failed = 0;
const wanted = process.argv[2] ?? '';
for (const one of attacks.filter(({ name }) => name.includes(wanted))) {
  const { name, bytes } = one.make();
  const file = join(folder, name);
  const report = join(folder, 'report.json');
  writeFileSync(file, bytes);
  writeFileSync(report, '');
  const result = review(file, report);
  const problem = judge(one, result, report);
  if (problem === undefined) passed += 1;
  else failed += 1;
  console.log(`${problem === undefined ? 'ok' : 'not ok'} - ${one.name}${problem === undefined ? '' : `: ${problem}`}`);
  if (process.env.TIMES) console.log(`#   ${result.seconds.toFixed(2)} s, ${(bytes.length / MIB).toFixed(1)} MiB`);
  rmSync(file);
}
rmSync(folder, { recursive: true });
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
