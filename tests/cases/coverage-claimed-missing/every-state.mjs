// One ticket with an item in each state that an item can have, and two tickets beside it.
import { TICKETS, sprintBundle } from '../../tools/bundle.mjs';
import { BASE } from '../../tools/run-log.mjs';

const criteria = `**Acceptance criteria (objective):**
- It is easy to read
- No changes under \`PROGRESS.md\`
`;
const artifacts = `**Expected artifacts/logs to produce:**
- \`reports/a.csv\`
- \`reports/{a,b}.csv\`
- \`reports/c.csv\`
- \`reports/d.csv\` (or equivalent)
`;
const tests = `**Minimal tests/commands to run:**
- \`make lint\`
- \`make licensed\`
- \`pytest -q\`
`;
const log = `# Tests

- \`make lint\` (pass)
- \`make licensed\` SKIPPED (blocked: no licence)
- \`pytest -q\` (pass)
- \`make test\` (pass)
`;
const report = `<testsuite name="a" tests="1">
<properties><property name="commit" value="${BASE}"/></properties>
<testcase name="one"/>
</testsuite>
`;
const asked = (text) =>
  text
    .replace(/(## ticket-07[^]*?)\*\*Acceptance criteria \(objective\):\*\*\n/, `$1${criteria}`)
    .replace(/(## ticket-07[^]*?)\*\*Expected artifacts\/logs to produce:\*\*\n/, `$1${artifacts}`)
    .replace(/(## ticket-07[^]*?)\*\*Minimal tests\/commands to run:\*\*\n/, `$1${tests}`);
export const bundle = sprintBundle({
  before: { [TICKETS]: asked },
  commit: { 'RUN/TESTS.md': log, 'RUN/pytest.xml': report, 'RUN/left.tap': '1..1\nok 1 - gauge\n' },
  forge: { 'reports/a.csv': 'a\n' },
});
export const states = `
  ticket-06 33 claimed
  ticket-07 82 undecidable
  ticket-07 83 contradicted
  ticket-07 88 evidenced
  ticket-07 89 waived
  ticket-07 90 suspect
  ticket-07 94 verified
  ticket-07 95 partial
  ticket-07 96 missing
  ticket-07 97 not-applicable
  ticket-08 112 defined
  orphaned test-report RUN/left.tap
`;
export const expect = `
  error coverage-artifact-missing docs/CODEX_SPRINT_TICKETS.md 95 path=reports/b.csv
  error coverage-artifact-missing docs/CODEX_SPRINT_TICKETS.md 96 path=reports/c.csv
  error coverage-forbidden-change docs/CODEX_SPRINT_TICKETS.md 83 path=PROGRESS.md
  warning coverage-suspect docs/CODEX_SPRINT_TICKETS.md 90 count=2 of=10
  warning test-report-commit RUN/pytest.xml 2
  note member-unexpected reports/a.csv -
  note run-commit-behind RUN/META.json 7
`;
