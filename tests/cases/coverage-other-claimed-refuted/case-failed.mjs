// Nothing says which ticket is under review. A ticked task names a test, and the report has it as failed.
import { snapshotBundle } from '../../tools/bundle.mjs';

const tasks = '# Tasks\n- [x] 1.1 Count the tries in `src/tidewatch/fetch.py`\n- [x] 1.2 `test_backoff`: wait longer each time\n';
const report = `<?xml version="1.0"?>
<testsuite name="fetch" tests="2" failures="1" errors="0" skipped="0">
<testcase classname="tests.fetch" name="test_limit"/>
<testcase classname="tests.fetch" name="test_backoff"><failure message="waits as long"/></testcase>
</testsuite>
`;
export const bundle = snapshotBundle({
  name: 'gpt_bundle_20260105_104500.zip',
  drop: ['README.txt'],
  forge: { 'openspec/changes/retry/tasks.md': tasks, 'reports/junit.xml': report },
});
export const expect = `
  error member-missing - - path=README.txt
  error ticket-undefined docs/tickets/ticket-07_add-retry-limit.md -
  note member-unexpected reports/junit.xml -
  error test-report-failed reports/junit.xml 4
  warning coverage-other-claimed-refuted openspec/changes/retry/tasks.md 3 ticket=retry
`;
