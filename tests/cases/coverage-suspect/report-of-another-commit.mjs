// The ticket asks for pytest. The log says that it passed, and the only report of it is of the commit before the work.
import { TICKETS, sprintBundle } from '../../tools/bundle.mjs';
import { BASE } from '../../tools/run-log.mjs';

const asked = '**Minimal tests/commands to run:**\n- `pytest -q`\n';
const report = `<testsuite name="tides" tests="1">
<properties><property name="commit" value="${BASE}"/></properties>
<testcase name="test_limit"/>
</testsuite>
`;
export const bundle = sprintBundle({
  before: { [TICKETS]: (text) => text.replaceAll('**Minimal tests/commands to run:**\n', asked) },
  commit: { 'RUN/TESTS.md': '# Tests\n\n- `make test` (pass)\n- `pytest -q` (pass)\n', 'RUN/junit.xml': report },
});
export const expect = `
  warning coverage-suspect docs/CODEX_SPRINT_TICKETS.md 89 ticket=ticket-07 count=2
  warning test-report-commit RUN/junit.xml 2
  note run-commit-behind RUN/META.json 7
`;
