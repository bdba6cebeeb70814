import { sprintBundle } from '../../tools/bundle.mjs';

const log = `Test project build
1/2 Test #1: fetch ......   Passed    0.02 sec
2/2 Test #2: print ......***Failed    0.02 sec

50% tests passed, 1 tests failed out of 2
`;
export const bundle = sprintBundle({ commit: { 'RUN/all.txt': '12 passed in 0.5s\n', 'RUN/ctest.log': log } });
export const expect = `
  error test-report-contradicts RUN/ctest.log 3 failed=1 format=ctest
  error test-report-failed RUN/ctest.log 3 failed=1 tests=2 first=print
  note run-commit-behind RUN/META.json 7
`;
