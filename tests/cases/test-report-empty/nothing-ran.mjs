// Zero tests is no pass in any of the formats.
import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  commit: {
    'RUN/all.txt': '12 passed in 0.5s\n',
    'RUN/junit.xml': '<testsuite tests="1"><testcase name="a"><skipped/></testcase></testsuite>',
    'RUN/pytest.log': 'no tests ran in 0.01s\n',
    'RUN/ctest.log': '100% tests passed, 0 tests failed out of 0\n',
    'RUN/other.log': 'Test project /build\nNo tests were found!!!\n',
    'RUN/test.tap': '1..0 # SKIP no network\n',
  },
});
export const expect = `
  warning test-report-empty RUN/junit.xml 1 format=junit skipped=1
  warning test-report-empty RUN/pytest.log 1 format=pytest
  warning test-report-empty RUN/ctest.log 1 format=ctest
  warning test-report-empty RUN/other.log 1 format=ctest
  warning test-report-empty RUN/test.tap 1 format=tap
  note run-commit-behind RUN/META.json 7
`;
