// Each format in the form that it has when the runner was killed, and XML that could do harm.
import { sprintBundle } from '../../tools/bundle.mjs';

const go = (action, more = '') => `{"Time":"2026-01-05T10:20:00Z","Action":"${action}","Package":"tidewatch"${more}}\n`;
export const bundle = sprintBundle({
  commit: {
    'RUN/all.txt': '12 passed in 0.5s\n',
    'RUN/junit.xml': '<testsuites>\n<testcase name="a"/>\n',
    'RUN/entities.xml': '<?xml version="1.0"?>\n<!DOCTYPE t [<!ENTITY a "b">]>\n<testsuites><testcase name="&a;"/></testsuites>\n',
    'RUN/pytest.log': '=== test session starts ===\ncollected 12 items\ntests/test_a.py::test_b PASSED [ 8%]\n',
    'RUN/ctest.log': 'Test project /build\n1/2 Test #1: a ......   Passed    0.02 sec\n',
    'RUN/go.json': go('start') + go('run', ',"Test":"TestA"') + go('pass', ',"Test":"TestA"'),
    'RUN/test.tap': 'TAP version 13\nok 1 - a\n',
  },
});
export const expect = `
  error test-report-broken RUN/junit.xml 3 format=junit
  error test-report-broken RUN/entities.xml 2 format=junit
  warning test-report-empty RUN/entities.xml 1
  error test-report-broken RUN/pytest.log 3 format=pytest
  error test-report-broken RUN/ctest.log 2 format=ctest
  error test-report-broken RUN/go.json 1 format=go-test
  error test-report-broken RUN/test.tap 2 format=tap
  note run-commit-behind RUN/META.json 7
`;
