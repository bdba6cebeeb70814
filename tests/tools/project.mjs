// An invented project, for bundles to be about: tidewatch, which fetches tide tables and prints them. `filesBefore` is
// its state before ticket-07, `filesAfter` what the ticket's work makes of it (run log apart, see run-log.mjs).

export const TICKETS = 'docs/CODEX_SPRINT_TICKETS.md';
export const SOURCE = 'src/tidewatch/fetch.py';
export const CONFIG = 'configs/fetch.json';

const AGENTS = `# Rules for agents

- Work on one ticket at a time, and only on that.
- Record every run in \`docs/agent_runs/<RUN_NAME>/\`.
- Run \`make test\` before calling anything done.
- Never commit downloaded tables.
`;

const PLAN = `# Plan of record

1. Fetch tables from one station at a time.
2. Survive a server that is slow or away.
3. Print the next high and low water.

Nothing here depends on more than the standard library.
`;

const LOGGING = `# Docs and logging

Every run has a folder under \`docs/agent_runs/\` that holds

- \`PROMPT.md\`: what was asked
- \`COMMANDS.md\`: what was run, in order
- \`RESULTS.md\`: what came of it
- \`TESTS.md\`: which tests ran, and how they ended
- \`META.json\`: the run's ticket, commits and times
`;

const PROGRESS = `# Progress

## Earlier

- ticket-05: parser for station tables.
- ticket-06: \`tidewatch next\` prints the next high water.
- ticket-06b: the same for low water.

## 2026-01-05

`;

const PROGRESS_LINE = '- ticket-07: the fetcher gives up after five tries.\n';

const RESULTS = `# Current results

| station | tables | parsed |
|---|---|---|
| North Pier | 12 | 12 |
| Old Harbour | 12 | 12 |
`;

const ISSUES = `# Known issues

- Tables older than 2019 have no datum line and are refused.
`;

const REFERENCE = `# Configuration

\`configs/fetch.json\`

- \`tries\`: how often a table is asked for
- \`pause\`: seconds between two tries
`;

function ticketSection({ id, title, status, goal, files, tests, criteria }) {
  const list = (items) => items.map((item) => `- ${item}`).join('\n');
  return `## ${id} — ${title}

**Status:** ${status}

**Goal (1 sentence):** ${goal}

**Files/modules likely touched:**
${list(files)}

**Acceptance criteria (objective):**
${list(criteria)}

**Minimal tests/commands to run:**
${list(tests)}

**Expected artifacts/logs to produce:**
- \`docs/agent_runs/<RUN_NAME>/{PROMPT.md,COMMANDS.md,RESULTS.md,TESTS.md,META.json}\`

**Documentation updates required:**
- \`PROGRESS.md\`
`;
}

/** The tickets file, with the status of ticket-07 as given. */
export function ticketsFile(status) {
  const sections = [
    {
      id: 'ticket-05',
      title: 'Parse station tables',
      status: 'DONE.',
      goal: 'Read a station table into rows.',
      files: ['`src/tidewatch/table.py`'],
      criteria: ['Every row of the sample tables is read.'],
      tests: ['`make test`'],
    },
    {
      id: 'ticket-06',
      title: 'Print the next high water',
      status: 'DONE (reviewed PASS).',
      goal: 'Answer the commonest question.',
      files: ['`src/tidewatch/next.py`'],
      criteria: ['`tidewatch next` prints one line.'],
      tests: ['`make test`'],
    },
    {
      id: 'ticket-06b',
      title: 'Print the next low water',
      status: 'DONE.',
      goal: 'The same for low water, left over from ticket-06.',
      files: ['`src/tidewatch/next.py`'],
      criteria: ['`tidewatch next --low` prints one line.'],
      tests: ['`make test`'],
    },
    {
      id: 'ticket-07',
      title: 'Add a retry limit',
      status,
      goal: 'Stop asking a server that does not answer.',
      files: ['`src/tidewatch/fetch.py`'],
      criteria: ['A table is asked for at most five times.', 'The last error reaches the caller.'],
      tests: ['`make test`'],
    },
    {
      id: 'ticket-08',
      title: 'Cache tables',
      status: 'Planned.',
      goal: 'Ask for a table once a day.',
      files: ['`src/tidewatch/cache.py`'],
      criteria: ['A second call on the same day opens no connection.'],
      tests: ['`make test`'],
    },
  ];
  return `# Sprint tickets\n\n${sections.map(ticketSection).join('\n---\n\n')}`;
}

const FETCH_BEFORE = `"""Fetches one station's table."""

import time
import urllib.request


def table_url(station, year):
    return f"https://tides.example/{station}/{year}.txt"


def fetch_table(station, year, pause=2.0):
    while True:
        try:
            with urllib.request.urlopen(table_url(station, year)) as answer:
                return answer.read().decode("ascii")
        except OSError:
            time.sleep(pause)
`;

const FETCH_AFTER = FETCH_BEFORE.replace('pause=2.0)', 'pause=2.0, tries=5)')
  .replace('    while True:\n', '    for left in reversed(range(tries)):\n')
  .replace('        except OSError:\n', '        except OSError:\n            if left == 0:\n                raise\n');

export function filesBefore() {
  return {
    'AGENTS.md': AGENTS,
    'docs/PLAN_OF_RECORD.md': PLAN,
    'docs/DOCS_AND_LOGGING_SYSTEM.md': LOGGING,
    [TICKETS]: ticketsFile('IN PROGRESS.'),
    'PROGRESS.md': PROGRESS,
    'project_state/CURRENT_RESULTS.md': RESULTS,
    'project_state/KNOWN_ISSUES.md': ISSUES,
    'project_state/CONFIG_REFERENCE.md': REFERENCE,
    [SOURCE]: FETCH_BEFORE,
    [CONFIG]: '{"tries": 5, "pause": 2.0}\n',
  };
}

export function filesAfter() {
  return {
    ...filesBefore(),
    [TICKETS]: ticketsFile('DONE.'),
    'PROGRESS.md': PROGRESS + PROGRESS_LINE,
    [SOURCE]: FETCH_AFTER,
  };
}
