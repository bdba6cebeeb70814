// The tests were run before the work began: JUnit says so in a property, pytest in its header, ctest and TAP above it.
import { sprintBundle } from '../../tools/bundle.mjs';
import { BASE } from '../../tools/run-log.mjs';

const junit = `<testsuite name="a" tests="1">
<properties><property name="git.commit" value="${BASE}"/></properties>
<testcase name="one"/>
</testsuite>
`;
const pytest = `=== test session starts ===
platform linux -- Python 3.12.1
metadata: {'Python': '3.12.1', 'GIT_COMMIT': '${BASE}'}
collected 12 items
=== 12 passed in 0.12s ===
`;
const ctest = `HEAD is now at ${BASE.slice(0, 9)} ticket-06b: print the next low water
Test project build
1/1 Test #1: print ......   Passed    0.02 sec

100% tests passed, 0 tests failed out of 1
`;
const tap = `TAP version 14
# commit: ${BASE.slice(0, 7)}
1..1
ok 1
`;
export const bundle = sprintBundle({
  commit: { 'RUN/junit.xml': junit, 'RUN/pytest.log': pytest, 'RUN/ctest.log': ctest, 'RUN/all.tap': tap },
});
export const expect = `
  warning coverage-suspect docs/CODEX_SPRINT_TICKETS.md 86 ticket=ticket-07 count=1
  warning test-report-commit RUN/all.tap 2 format=tap commit=${BASE.slice(0, 7)}
  warning test-report-commit RUN/ctest.log 1 format=ctest commit=${BASE.slice(0, 9)}
  warning test-report-commit RUN/junit.xml 2 format=junit commit=${BASE}
  warning test-report-commit RUN/pytest.log 3 format=pytest commit=${BASE}
  note run-commit-behind RUN/META.json 7
`;
