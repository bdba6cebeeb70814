// Reviews four real bundles, where they are at hand, and compares with what is known to be wrong with them. They are not
// part of this repository: EXHIBIT_SHARED names the folder that holds them, default ../shared/data.
//
// Each bundle states what must be found, finding by finding; a count in front stands for that many of one rule. Other
// warnings and notes may be there; an error that is not stated is a false accusation and fails.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../tools/cases.mjs';
import { demandsOn } from '../tools/demands.mjs';
import { reportFaults } from '../tools/report.mjs';

const BIN = process.env.EXHIBIT_BIN ?? join(ROOT, 'build/native/exhibit');
const DATA = process.env.EXHIBIT_SHARED ?? join(ROOT, '..', 'shared', 'data');
const TICKETS = 'docs/CODEX_SPRINT_TICKETS.md';
const LANDING = '20260125T192827Z_ticket-08c_20260125_201700_ticket-08c_land-docs-sanity-guard.zip';

const BUNDLES = [
  {
    path: '2025-12-25T21-43-58Z_ticket-04_20251225_213521_ticket-04_checklist-verify.zip',
    sha256: '3e19f982',
    found: `
      1 run-commit-not-an-id RUN/META.json 7
      1 run-time-order LAST_COMMIT.txt
      1 run-time-order RUN/META.json 5
      1 run-commit-after-finish LAST_COMMIT.txt
      12 member-unexpected
      1 run-log-ahead RUN/COMMANDS.md number=42 count=6
      4 coverage-file-untouched ${TICKETS}
      1 ticket-reference-undefined ${TICKETS} 366 ticket=ticket-13
    `,
    never: ['patch-blob-mismatch', 'patch-rebuilt-mismatch', 'patch-malformed', 'run-commit-mismatch', 'leak-local-path'],
    matching: 6,
  },
  {
    path: `first/${LANDING}`,
    sha256: 'feb14284',
    found: `
      1 test-not-passed RUN/TESTS.md 3
      3 patch-uncommitted DIFF.patch
      3 run-digest-not-a-digest RUN/META.json
      1 ticket-status-open ${TICKETS} 252 ticket=ticket-08c
      1 ticket-reference-undefined ${TICKETS} ticket=ticket-08b
      1 ticket-claim-contradicted PROGRESS.md 85
      1 leak-local-path PROGRESS.md 9
      1 leak-local-path PROGRESS.md 11
      1 leak-local-path PROGRESS.md 15
      1 leak-local-path PROGRESS.md 41
      1 leak-local-path RUN/COMMANDS.md 21
      1 leak-local-path DIFF.patch 59
      6 leak-local-path
    `,
    never: ['patch-blob-mismatch', 'patch-rebuilt-mismatch', 'patch-malformed', 'run-commit-mismatch', 'run-time-order'],
    matching: 7,
  },
  {
    path: `second/${LANDING}`,
    sha256: 'b095f95a',
    found: `
      1 patch-names-this-bundle DIFF.patch
      1 run-time-order LAST_COMMIT.txt
      1 run-time-order RUN/META.json
      6 patch-uncommitted DIFF.patch
      3 run-digest-not-a-digest RUN/META.json
      1 test-failed-first RUN/TESTS.md
      1 test-commit-contradicts LAST_COMMIT.txt
      1 ticket-reference-undefined ${TICKETS} ticket=ticket-08b
      8 leak-local-path
    `,
    never: ['patch-blob-mismatch', 'patch-rebuilt-mismatch', 'patch-malformed', 'run-commit-mismatch', 'test-not-passed', 'ticket-status-open'],
    matching: 7,
  },
  {
    path: 'gpt_bundle_20260126_204751_TICKET-24d_ship-wrds-refresh-to-main.zip',
    sha256: '8b3078ac',
    found: `
      1 git-tree-dirty git_status.txt changed=8 untracked=1
      1 git-untracked-run-log git_status.txt 10
      1 patch-file-not-bundled git_diff.patch count=7 all=8
      1 git-snapshot-stale docs/_generated/repo_snapshot.md
      1 ticket-mismatch git_diff.patch
      1 run-commit-unchanged git_diff.patch
      1 run-bundle-name-mismatch git_diff.patch
      1 leak-local-path README.txt 4
      1 leak-local-path docs/_generated/repo_snapshot.md 4
      15 leak-local-path git_diff.patch
    `,
    never: ['git-stat-mismatch', 'patch-blob-mismatch', 'patch-malformed'],
    matching: 1,
  },
];

function checks({ path, sha256, found, never, matching }, report, code) {
  const demands = demandsOn(found, report);
  const list = demands.map((demand) => [demand.text, demand.found === demand.count ? '' : `${demand.found} found`]);
  for (const rule of never) {
    list.push([`no ${rule}`, report.findings.some((finding) => finding.rule === rule) ? 'found' : '']);
  }
  const known = new Set(demands.map(({ rule }) => rule));
  const accusations = report.findings.filter(({ severity, rule }) => severity === 'error' && !known.has(rule));
  list.push(['no error that is not known', accusations.map(({ rule, message }) => `${rule}: ${message}`).join('; ')]);
  const holding = report.members.filter(({ vouchers }) => vouchers.some(({ by, state }) => by === 'patch' && state === 'holds'));
  list.push([`${matching} members are what the patch says`, holding.length === matching ? '' : `${holding.length} are`]);
  list.push(['the digest', report.bundle.sha256.startsWith(sha256) ? '' : report.bundle.sha256]);
  list.push(['the verdict', code === 1 && report.verdict === 'fail' ? '' : `${report.verdict}, exit code ${code}`]);
  list.push(['what is true of any report', reportFaults(report).join('; ')]);
  return list.map(([what, fault]) => [`${path.slice(0, 24)}: ${what}`, fault]);
}

function review(file) {
  try {
    return { stdout: execFileSync(BIN, ['check', '-o', 'json', file], { maxBuffer: 1 << 28 }), code: 0 };
  } catch ({ stdout, status }) {
    return { stdout, code: status };
  }
}

let passed = 0;
let failed = 0;
for (const bundle of BUNDLES) {
  const file = join(DATA, 'bundles', bundle.path);
  if (!existsSync(file)) {
    console.log(`skip - ${bundle.path}: not on this machine`);
    continue;
  }
  const { stdout, code } = review(file);
  const digest = createHash('sha256').update(readFileSync(file)).digest('hex');
  if (!digest.startsWith(bundle.sha256)) throw new Error(`${bundle.path} is another file: ${digest}`);
  for (const [what, fault] of checks(bundle, JSON.parse(stdout), code)) {
    console.log(fault ? `not ok - ${what}: ${fault}` : `ok - ${what}`);
    if (fault) failed += 1;
    else passed += 1;
  }
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
