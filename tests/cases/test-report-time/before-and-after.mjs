// The run lasted from 10:15 to 10:42 UTC. One report is of the day before, whatever its zone, one of a moment after.
import { sprintBundle } from '../../tools/bundle.mjs';

const junit = '<testsuite name="a" tests="1" timestamp="2026-01-04T10:20:00.123456">\n<testcase name="one"/>\n</testsuite>\n';
const event = (action, time) => `${JSON.stringify({ Time: time, Action: action, Package: 'tide', Test: 'TestOne' })}\n`;
export const bundle = sprintBundle({
  commit: {
    'RUN/all.txt': '12 passed in 0.5s\n',
    'RUN/junit.xml': junit,
    'RUN/go.json': event('run', '2026-01-05T12:46:00.5+02:00') + event('pass', '2026-01-05T12:46:01+02:00'),
  },
});
export const expect = `
  warning test-report-time RUN/go.json 1 format=go-test time=2026-01-05T10:46:00Z
  warning test-report-time RUN/junit.xml 1 format=junit time=2026-01-04T10:20:00Z started=2026-01-05T10:15:00Z
  note run-commit-behind RUN/META.json 7
`;
