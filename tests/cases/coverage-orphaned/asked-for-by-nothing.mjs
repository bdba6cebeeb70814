// Reports and logs name no ticket: what no obligation rests on is listed, and is no fault. One report bears out a test that
// the ticket asks for.
import { TICKETS, sprintBundle } from '../../tools/bundle.mjs';

const asked = '**Minimal tests/commands to run:**\n- `test_limit` passes\n';
export const bundle = sprintBundle({
  before: { [TICKETS]: (text) => text.replaceAll('**Minimal tests/commands to run:**\n', asked) },
  commit: {
    'RUN/TESTS.md': '# Tests\n\n- `make test` (pass)\n',
    'RUN/all.tap': 'TAP version 14\n1..1\nok 1 - gauge\n',
    'RUN/junit.xml': '<testsuite name="a" tests="1">\n<testcase name="test_limit"/>\n</testsuite>\n',
  },
});
export const states = `
  ticket-07 89 verified
  orphaned test-report RUN/all.tap
`;
export const expect = `
  note run-commit-behind RUN/META.json 7
`;
