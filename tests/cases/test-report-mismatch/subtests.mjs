// The subtest has fewer points than its plan says, one of them failed, and its sum says that it passed.
import { sprintBundle } from '../../tools/bundle.mjs';

const tap = `TAP version 14
1..2
# Subtest: limits
    1..3
    ok 1 - three tries
    not ok 2 - no fourth
ok 1 - limits
ok 2 - prints
`;
export const bundle = sprintBundle({ commit: { 'RUN/all.txt': '12 passed in 0.5s\n', 'RUN/test.tap': tap } });
export const expect = `
  error test-report-contradicts RUN/test.tap 6 failed=1 format=tap
  error test-report-failed RUN/test.tap 6 failed=1 tests=2
  error test-report-mismatch RUN/test.tap 4 kind=tests stated=3 counted=2 format=tap
  error test-report-mismatch RUN/test.tap 7 kind=failed stated=0 counted=1 format=tap
  note run-commit-behind RUN/META.json 7
`;
