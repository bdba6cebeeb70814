// Within the run, by a clock elsewhere that names no zone, and outside of the run's folder, where nothing says whose it is.
import { sprintBundle } from '../../tools/bundle.mjs';

const junit = (time) => `<testsuite name="a" tests="1" timestamp="${time}">\n<testcase name="one"/>\n</testsuite>\n`;
export const bundle = sprintBundle({
  commit: {
    'RUN/all.txt': '12 passed in 0.5s\n',
    'RUN/local.xml': junit('2026-01-05T02:20:00'),
    'RUN/zone.xml': junit('2026-01-05T11:42:00+01:00'),
    'RUN/no-time.xml': junit('yesterday'),
    'build/junit.xml': junit('2025-01-05T10:20:00Z'),
  },
  add: ['build/junit.xml'],
});
export const expect = `
  note run-commit-behind RUN/META.json 7
`;
