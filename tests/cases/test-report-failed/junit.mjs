// The run log says so too.
import { sprintBundle } from '../../tools/bundle.mjs';

const junit = `<?xml version="1.0"?>
<testsuites tests="2" failures="1">
  <testsuite name="tidewatch" tests="2" failures="1">
    <testcase classname="tests.test_fetch" name="test_gives_up"/>
    <testcase classname="tests.test_fetch" name="test_last_error"><failure message="lost"/></testcase>
  </testsuite>
</testsuites>
`;
export const bundle = sprintBundle({
  commit: { 'RUN/TESTS.md': '# Tests\n\n- Failed: `make test`\n', 'RUN/reports/junit.xml': junit },
});
export const expect = `
  error test-not-passed RUN/TESTS.md 3
  warning test-commit-contradicts LAST_COMMIT.txt 9
  error test-report-failed RUN/reports/junit.xml 5 failed=1 tests=2 first=test_last_error format=junit
  note run-commit-behind RUN/META.json 7
`;
