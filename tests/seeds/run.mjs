// Reviews the documents that the project grew from, where they are at hand, and demands every reason that a reviewer gave and
// every inconsistency that is known. They are not part of this repository: EXHIBIT_SHARED names the folder that holds them,
// default ../shared/data.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ROOT } from '../tools/cases.mjs';
import { demandsOn } from '../tools/demands.mjs';
import { reportFaults } from '../tools/report.mjs';
import { ARCHIVE, WORK_ITEMS, workItem, workItems } from '../tools/work-items.mjs';

const BIN = process.env.EXHIBIT_BIN ?? join(ROOT, 'build/native/exhibit');
const SEEDS = join(process.env.EXHIBIT_SHARED ?? join(ROOT, '..', 'shared', 'data'), 'seeds');
const TICKETS = 'docs/CODEX_SPRINT_TICKETS.md';
const QUEUE = 'TASK_QUEUE.md';
const REVIEW = 'codex_reviews/20251017T020356Z_x.txt';

// The work items that the transcript shows: those that its patch archives, and the one that it is about.
function reviewed(transcript) {
  const lines = transcript.split('\n');
  const archived = lines.filter((line) => line.startsWith('+{"archived_at"')).map((line) => line.slice(1));
  const field = (name) => lines.find((line) => line.startsWith(`- ${name}: `)).slice(name.length + 4);
  const item = workItem('P3C4-001-008', { title: 'Model Persistence (Save/Load)', description: `${field('description')} ${field('context')}`, module: 'src/model2/persistence.py' });
  return { [REVIEW]: transcript, [ARCHIVE]: `${archived.join('\n')}\n`, [WORK_ITEMS]: workItems(item) };
}

const SEEDS_OF = [
  {
    file: '000-review-transcript.txt',
    members: reviewed,
    subject: 'P3C4-001-008',
    verdict: 'fail',
    found: `
      1 review-rejected ${REVIEW} 630 ticket=P3C4-001-008
      1 review-path-untouched ${REVIEW} 630 path=tests/model2/test_model2_persistence.py
      24 coverage-stub-other ${REVIEW} ticket=P3C4-001-006
      2 review-deleted ${REVIEW}
      1 review-deleted ${REVIEW} 38 path=codex_reviews/20251013T220633Z_SMK-001-001.txt
      1 coverage-unrequested ${REVIEW} 26 path=.gitignore
      1 ticket-status-open ${WORK_ITEMS} ticket=P3C4-001-008
      1 leak-local-path ${REVIEW} 4
      4 leak-local-path ${REVIEW}
      1 review-sandbox-off ${REVIEW} 8
      0 patch-empty-change
      0 review-verdict-contradicts
    `,
    tickets: 3,
    changes: { unrequested: 4, 'other-ticket': 1 },
    unrequested: ['.gitignore 26', 'src/model2/__init__.py 149', 'src/model2/train.py 296', 'subagent_workflow.md 519'],
  },
  {
    file: '001-sprint-tickets.txt',
    members: (text) => ({ [TICKETS]: text }),
    flags: ['--profile', 'tickets'],
    subject: null,
    found: `
      1 ticket-handover-open ${TICKETS} 13 ticket=ticket-01 other=ticket-06 other_status=unknown
      1 ticket-handover-open ${TICKETS} 443 ticket=ticket-13 other=ticket-14 other_status=failed
      2 ticket-handover-open
      1 ticket-handover-stale ${TICKETS} 136 ticket=ticket-02 other=ticket-07
      1 ticket-said-failed ${TICKETS} 370 ticket=ticket-08
      1 ticket-done-without-run-log ${TICKETS} 65 ticket=ticket-00
      1 ticket-done-without-run-log ${TICKETS} 318 ticket=ticket-07
      1 ticket-done-without-run-log ${TICKETS} 443 ticket=ticket-13
      1 ticket-done-without-run-log ${TICKETS} 514 ticket=ticket-15
      4 ticket-done-without-run-log
      0 ticket-reference-undefined
      0 leak-local-path
    `,
    tickets: 17,
    statuses: { done: 7, failed: 3, review: 1, unknown: 6 },
  },
  {
    file: '002-task-queue.txt',
    members: (text) => ({ [QUEUE]: text }),
    subject: null,
    found: `
      1 ticket-phase-stale ${QUEUE} 39
      0 ticket-phase-open
      1 artifact-best-twice ${QUEUE} 32 number=0.2614 other=0.2674 line=54
      0 artifact-average-mismatch
    `,
    tickets: 61,
    claims: { done: 44, open: 17 },
  },
  {
    file: '002-task-queue.txt',
    as: 'with an average off by one unit more than rounding allows, an item of a finished phase open again, and a log of some scores',
    members: (text) => ({
      [QUEUE]: text.replace('0.2536 (t0: 0.3854, t1: 0.1218)', '0.2538 (t0: 0.3854, t1: 0.1218)').replace('- [x]', '- [ ]'),
      'logs/experiments.jsonl': '{"val": 0.26143, "t0": 0.3912}\n',
    }),
    subject: null,
    found: `
      1 artifact-average-mismatch ${QUEUE} 33 average=0.2538
      1 ticket-phase-open ${QUEUE}
      0 artifact-number-absent ${QUEUE} number=0.2614
      1 artifact-number-absent ${QUEUE} number=0.2538
    `,
    tickets: 61,
    claims: { done: 43, open: 18 },
  },
  {
    file: '003-sprint-tickets-wrapped.txt',
    members: (text) => ({ [TICKETS]: text }),
    flags: ['--profile', 'tickets'],
    subject: null,
    found: `
      7 ticket-closing-ticked ${TICKETS} count=3 of=3
      1 ticket-handover-open ${TICKETS} 206 ticket=Ticket-06b other=Ticket-06c
      1 ticket-reference-undefined ${TICKETS} 9 ticket=ticket-06
      0 ticket-said-failed
    `,
    tickets: 7,
    statuses: { failed: 1, unknown: 6 },
  },
];

function tally(list, key) {
  return Object.fromEntries([...new Set(list.map((item) => item[key]))].map((value) => [value, list.filter((item) => item[key] === value).length]));
}

const same = (found, expected) => Object.entries(expected).every(([key, count]) => (found[key] ?? 0) === count);

function checks({ found, subject, verdict, tickets, statuses, claims, changes, unrequested }, report) {
  const list = demandsOn(found, report).map((demand) => [demand.text, demand.found === demand.count ? '' : `${demand.found} found`]);
  list.push(['the ticket under review', report.subject.ticket === subject ? '' : String(report.subject.ticket)]);
  list.push([`${tickets} tickets`, report.tickets.length === tickets ? '' : String(report.tickets.length)]);
  list.push(['every obligation has a state and a reason', report.tickets.every(({ obligations }) => obligations.every(({ state, why }) => state && why && !why.includes('{'))) ? '' : 'not all']);
  list.push(['what is true of any report', reportFaults(report).join('; ')]);
  if (unrequested) {
    const places = report.coverage.changes.filter(({ reason }) => reason === 'unrequested').map(({ path, line }) => `${path} ${line}`);
    list.push(['what nobody asked for, with its lines', places.join(', ') === unrequested.join(', ') ? '' : places.join(', ')]);
  }
  if (verdict) list.push([`verdict ${verdict}`, report.verdict === verdict ? '' : report.verdict]);
  const tallies = { statuses: [statuses, tally(report.tickets, 'status')], claims: [claims, tally(report.tickets, 'claim')], changes: [changes, report.coverage.reasons] };
  for (const [what, [expected, counted]] of Object.entries(tallies)) {
    if (expected) list.push([what, same(counted, expected) ? '' : JSON.stringify(counted)]);
  }
  return list;
}

function review(members, flags) {
  const folder = mkdtempSync(join(tmpdir(), 'exhibit-seeds-'));
  for (const [path, text] of Object.entries(members)) {
    mkdirSync(dirname(join(folder, 'seed', path)), { recursive: true });
    writeFileSync(join(folder, 'seed', path), text);
  }
  const { stdout, stderr } = spawnSync(BIN, ['check', ...flags, '-o', 'json', join(folder, 'seed')], { maxBuffer: 1 << 28, encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  if (!stdout) throw new Error(`no report: ${stderr}`);
  return JSON.parse(stdout);
}

let passed = 0;
let failed = 0;
for (const seed of SEEDS_OF) {
  const path = join(SEEDS, seed.file);
  if (!existsSync(path)) {
    console.log(`skip - ${seed.file}: not on this machine`);
    continue;
  }
  const members = seed.members(readFileSync(path, 'utf8'));
  const flags = seed.flags ?? [];
  const name = `${seed.file.slice(0, 3)}${seed.as ? ` ${seed.as}` : ''}`;
  for (const [what, fault] of checks(seed, review(members, flags))) {
    console.log(fault ? `not ok - ${name}: ${what}: ${fault}` : `ok - ${name}: ${what}`);
    if (fault) failed += 1;
    else passed += 1;
  }
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
