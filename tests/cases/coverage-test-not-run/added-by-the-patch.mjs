// No report has these tests. The patch adds some of them, in several languages: that is little, and not nothing.
import { TICKETS, sprintBundle } from '../../tools/bundle.mjs';

const names = ['test_limit', 'TestLimit', 'keeps the last error', 'Fetch, gives_up', 'test_no_such'];
const more = `**Minimal tests/commands to run:**\n${names.map((name) => `- \`${name}\`\n`).join('')}- \`it('waits')\`\n`;
export const bundle = sprintBundle({
  before: { [TICKETS]: (text) => text.replaceAll('**Minimal tests/commands to run:**\n', more.replace('Fetch, gives_up', 'TEST(Fetch, gives_up)')) },
  commit: {
    'tests/test_fetch.py': 'class TestFetch:\n    async def test_limit(self):\n        pass\n',
    'tests/fetch_test.go': 'package fetch\n\nfunc TestLimit(t *testing.T) {\n}\n',
    'tests/fetch.test.js': "it('keeps the last error', () => {});\nit('waits', () => {});\n",
    'tests/fetch_test.c': 'TEST(Fetch, gives_up)\n{\n}\n',
    'docs/tests.md': 'def test_no_such():\n',
  },
});
export const states = `
  ticket-07 104 evidenced
  ticket-07 105 evidenced
  ticket-07 106 evidenced
  ticket-07 107 evidenced
  ticket-07 108 missing
  ticket-07 109 evidenced
`;
export const expect = `
  error coverage-test-not-run docs/CODEX_SPRINT_TICKETS.md 108 command=test_no_such
  note coverage-unrequested DIFF.patch 95 count=5
  note patch-file-not-bundled DIFF.patch - count=5
  note run-commit-behind RUN/META.json 7
`;
