import { sprintBundle } from '../../tools/bundle.mjs';

const junit = `<testsuites tests="12">
<testsuite name="a" tests="12">
<testcase name="one"/>
</testsuite>
</testsuites>
`;
export const bundle = sprintBundle({
  commit: {
    'RUN/junit.xml': junit,
    'RUN/test.tap': 'TAP version 14\n1..12\n' + Array.from({ length: 11 }, (_, i) => `ok ${i + 1}\n`).join(''),
    'RUN/all.txt': '12 passed in 0.5s\n',
  },
});
export const expect = `
  error test-report-mismatch RUN/junit.xml 1 kind=tests stated=12 counted=1 format=junit
  error test-report-mismatch RUN/junit.xml 2 kind=tests stated=12 counted=1 format=junit
  error test-report-mismatch RUN/test.tap 2 kind=tests stated=12 counted=11 format=tap
  note run-commit-behind RUN/META.json 7
`;
