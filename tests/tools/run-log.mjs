// The run log of an honest run on ticket-07, and the commits and times that everything in a bundle agrees on.
import { createHash } from 'node:crypto';
import { CONFIG } from './project.mjs';
import { inventedId } from './git.mjs';

export const BASE = inventedId('before the work');
export const WORK = inventedId('the work');
export const HEAD = inventedId('the run log');

export const TIMES = {
  started: '2026-01-05T10:15:00Z',
  worked: '2026-01-05T10:40:00Z',
  finished: '2026-01-05T10:42:30Z', // and the second commit, a moment later in the same second
  bundled: '2026-01-05T10:45:00Z',
};

export const AUTHOR = 'Example Agent';
export const SUBJECTS = { work: 'ticket-07: limit retries of the fetcher', log: 'ticket-07: record the run' };

/** An id that begins with the first digits of another and goes on differently in every digit. */
export function guessedTail(id, digits) {
  const guess = [...id.slice(digits)].map((digit) => (15 - parseInt(digit, 16)).toString(16));
  return id.slice(0, digits) + guess.join('');
}

/** PROMPT.md, COMMANDS.md, RESULTS.md, TESTS.md by name; META.json is the caller's (a dialect). */
export function runFiles({ run, bundleName }) {
  const folder = `docs/agent_runs/${run}`;
  return {
    'PROMPT.md': `# Prompt

Do ticket-07: add a retry limit to the fetcher. Follow AGENTS.md, run the tests, record the run.
`,
    'COMMANDS.md': `# Commands

1. \`git status -sb\`
2. \`git rev-parse HEAD\`
3. \`sed -n '1,40p' src/tidewatch/fetch.py\`
4. \`make test\`
5. \`git commit -am "${SUBJECTS.work}"\`
6. \`git rev-parse HEAD\`
7. \`mkdir -p ${folder}\`
8. \`date -u +%Y-%m-%dT%H:%M:%SZ\`
`,
    'RESULTS.md': `# Results

- The fetcher asks for a table at most five times and then raises the last error.
- The configuration key \`tries\` has the same default.
- Bundle: \`docs/gpt_bundles/${bundleName}\`.
`,
    'TESTS.md': `# Tests

- \`make test\` (pass; 12 passed)
`,
  };
}

export function sha256(bytes) {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The quant dialect of META.json with its 14 keys. */
export function quantMeta({ run, ticket, config }) {
  return {
    run_name: run,
    ticket_id: ticket,
    started_at_utc: TIMES.started,
    finished_at_utc: TIMES.finished,
    git_sha_before: BASE,
    git_sha_after: WORK,
    branch_name: 'agent/ticket-07-add-retry-limit',
    host_os: 'Linux',
    compiler: 'none',
    python_version: 'Python 3.11.2',
    build_type: 'none',
    dataset_id: 'NONE',
    config_hashes: { fetch: sha256(config) },
    tools: { make: 'GNU Make 4.3' },
  };
}

/** The micro dialect with its 14 keys. */
export function microMeta({ run, ticket, config }) {
  return {
    run_name: run,
    ticket_id: ticket,
    started_at_utc: TIMES.started,
    finished_at_utc: TIMES.finished,
    git_sha_before: BASE,
    git_sha_after: WORK,
    branch_name: 'agent/ticket-07-add-retry-limit',
    host_env_notes: 'Linux, Python 3.11.2',
    dataset_id: 'NONE',
    config_paths: [CONFIG],
    config_sha256: { [CONFIG]: sha256(config) },
    artifact_paths: [],
    report_paths: [],
    web_sources: [],
  };
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** A time as git log writes it by default. */
export function gitDate(iso) {
  const date = new Date(iso);
  const clock = iso.slice(11, 19);
  return `${DAYS[date.getUTCDay()]} ${MONTHS[date.getUTCMonth()]} ${date.getUTCDate()} ${clock} ${date.getUTCFullYear()} +0000`;
}

/** LAST_COMMIT.txt as `git log -1 --pretty=fuller` prints it. */
export function fullerCommit({ id = HEAD, date = TIMES.finished, merge, subject = SUBJECTS.log, trailers } = {}) {
  const who = `${AUTHOR} <agent@example.com>`;
  const body = trailers ?? ['Tests: make test (12 passed)', 'Artifacts: none'];
  const lines = [
    `commit ${id}`,
    ...(merge ? [`Merge: ${merge}`] : []),
    `Author:     ${who}`,
    `AuthorDate: ${gitDate(date)}`,
    `Commit:     ${who}`,
    `CommitDate: ${gitDate(date)}`,
    '',
    ...[subject, ...body.flatMap((line) => ['', line])].map((line) => `    ${line}`),
  ];
  return `${lines.join('\n')}\n`;
}

/** LAST_COMMIT.txt in four plain lines: id, author, date, subject. */
export function fourLineCommit({ id = HEAD, date = TIMES.finished, subject = SUBJECTS.log } = {}) {
  return [id, AUTHOR, gitDate(date), subject].join('\n') + '\n';
}

/** COMMITS.txt with abbreviated ids, newest first. */
export function shortCommits({ base = BASE, source = 'merge-base:main', commits = commitsOfRun() } = {}) {
  const list = commits.map(([id, subject]) => `${id.slice(0, 7)} ${subject}`).reverse();
  return `Base SHA: ${base}\nBase source: ${source}\n\n${(list.length ? list : ['No commits in range']).join('\n')}\n`;
}

/** COMMITS.txt with base, head and full ids, oldest first. */
export function fullCommits({ base = BASE, head = HEAD, source, commits = commitsOfRun() } = {}) {
  const range = source ?? `META.json (${base}..${head})`;
  const list = commits.map(([id, subject]) => `${id} ${subject}`);
  return `base: ${base}\nhead: ${head}\nsource: ${range}\n\ncommits:\n${list.join('\n')}\n`;
}

/** The commits of the run with their subjects, oldest first. */
export function commitsOfRun({ work = WORK, head = HEAD } = {}) {
  return [
    [work, SUBJECTS.work],
    [head, SUBJECTS.log],
  ];
}
