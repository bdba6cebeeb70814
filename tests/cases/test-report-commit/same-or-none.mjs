// The last commit, the one that the run ended with, abbreviated; and what only looks like a commit.
import { sprintBundle } from '../../tools/bundle.mjs';
import { BASE, HEAD, WORK } from '../../tools/run-log.mjs';

const report = (property) => `<testsuite name="a" tests="1">
<properties>${property}</properties>
<testcase name="one"/>
</testsuite>
`;
export const bundle = sprintBundle({
  commit: {
    'RUN/all.txt': `commit: ${WORK.slice(0, 8)}\n12 passed in 0.5s\n`,
    'RUN/head.xml': report(`<property name="GITHUB_SHA" value="${HEAD}"/>`),
    'RUN/base.xml': report(`<property name="base" value="${BASE}"/>`),
    'RUN/revision.xml': report('<property name="revision" value="1234"/><property name="sha" value="unknown"/>'),
    'RUN/said.log': `=== test session starts ===\ncollected 1 item\ncommit: ${BASE}\n=== 1 passed in 0.12s ===\n`,
  },
});
export const expect = `
  note run-commit-behind RUN/META.json 7
`;
