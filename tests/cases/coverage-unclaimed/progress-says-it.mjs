// Planned, says its status, and done, says PROGRESS.md: a claim, which has to be told as one.
import { TICKETS, sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  commit: {
    [TICKETS]: (text) => text.replace(/(## ticket-07[^]*?\*\*Status:\*\*) DONE\./, '$1 Planned.'),
    'PROGRESS.md': (text) => `${text}- ticket-07: done.\n`,
    'RUN/TESTS.md': '# Tests\n\n- `make test` (pass)\n',
    'RUN/junit.xml': '<testsuite name="a" tests="1">\n<testcase name="one"/>\n</testsuite>\n',
  },
});
export const expect = `
  warning ticket-claim-contradicted PROGRESS.md 12
  warning ticket-status-open docs/CODEX_SPRINT_TICKETS.md 74
  note run-commit-behind RUN/META.json 7
`;
