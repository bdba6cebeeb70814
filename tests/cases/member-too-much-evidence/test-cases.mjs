// The cases of a report are kept by name; those beyond the limit are only counted.
import { sprintBundle } from '../../tools/bundle.mjs';

const cases = Array.from({ length: 200 }, (_, i) => `<testcase name="case ${i}"/>\n`).join('');
export const bundle = sprintBundle({
  commit: {
    'RUN/TESTS.md': '# Tests\n\n- `make test` (pass; 200 passed)\n',
    'RUN/junit.xml': `<testsuite tests="200">\n${cases}</testsuite>\n`,
  },
});
export const options = { limits: { evidence: 150 } };
export const exit = 3;
export const expect = `
  error member-too-much-evidence RUN/junit.xml - name=evidence limit=150
  note run-commit-behind RUN/META.json 7
`;
