// The ticket is planned, says its status, and its file, its test and its documents are all verified.
import { TICKETS, sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  commit: {
    [TICKETS]: (text) => text.replace(/(## ticket-07[^]*?\*\*Status:\*\*) DONE\./, '$1 Planned.'),
    'RUN/TESTS.md': '# Tests\n\n- `make test` (pass)\n',
    'RUN/junit.xml': '<testsuite name="a" tests="1">\n<testcase name="one"/>\n</testsuite>\n',
  },
});
export const expect = `
  note coverage-unclaimed docs/CODEX_SPRINT_TICKETS.md 72 ticket=ticket-07 of=4
  warning ticket-status-open docs/CODEX_SPRINT_TICKETS.md 74
  note run-commit-behind RUN/META.json 7
`;
