// Beside the report of an earlier commit there is one of the last: that one bears the log out.
import { TICKETS, sprintBundle } from '../../tools/bundle.mjs';
import { BASE, WORK } from '../../tools/run-log.mjs';

const asked = '**Minimal tests/commands to run:**\n- `pytest -q`\n- `test_limit`\n';
const report = (commit) => `<testsuite name="tides" tests="1">
<properties><property name="commit" value="${commit}"/></properties>
<testcase name="test_limit"/>
</testsuite>
`;
export const bundle = sprintBundle({
  before: { [TICKETS]: (text) => text.replaceAll('**Minimal tests/commands to run:**\n', asked) },
  commit: {
    'RUN/TESTS.md': '# Tests\n\n- `make test` (pass)\n- `pytest -q` (pass)\n',
    'RUN/first.xml': report(BASE),
    'RUN/second.xml': report(WORK),
  },
});
export const expect = `
  warning test-report-commit RUN/first.xml 2
  note run-commit-behind RUN/META.json 7
`;
export const states = `
  ticket-07 92 verified
  ticket-07 93 verified
`;
