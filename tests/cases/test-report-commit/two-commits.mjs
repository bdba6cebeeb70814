// A report put together of two: one suite ran at the last commit of the work, the other before it.
import { sprintBundle } from '../../tools/bundle.mjs';
import { BASE, WORK } from '../../tools/run-log.mjs';

const suite = (name, commit) => `<testsuite name="${name}" tests="1">
<properties><property name="commit" value="${commit}"/></properties>
<testcase name="one"/>
</testsuite>
`;
export const bundle = sprintBundle({
  commit: {
    'RUN/all.txt': '12 passed in 0.5s\n',
    'RUN/junit.xml': `<testsuites>\n${suite('a', WORK)}${suite('b', BASE)}</testsuites>\n`,
  },
});
export const expect = `
  warning coverage-suspect docs/CODEX_SPRINT_TICKETS.md 86 ticket=ticket-07 count=1
  warning test-report-commit RUN/junit.xml 7 format=junit commit=${BASE}
  note run-commit-behind RUN/META.json 7
`;
