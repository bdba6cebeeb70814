// A test may be left out for a reason that is written down; a bare skip is no reason.
import { TICKETS, sprintBundle } from '../../tools/bundle.mjs';

const commands = ['lint', 'licensed', 'online', 'slow', 'fuzz'];
const more = `**Minimal tests/commands to run:**\n${commands.map((name) => `- \`make ${name}\`\n`).join('')}`;
const log = `# Tests

- \`make test\` (pass; 12 passed)
- \`make lint\` (skipped)
- \`make licensed\` SKIPPED (blocked: no licence)
- \`make online\` (skipped: no network)
- \`make slow\`: 0 passed, 12 skipped - 3 warnings
- SKIPPED: \`make fuzz\`
`;
export const bundle = sprintBundle({
  before: { [TICKETS]: (text) => text.replaceAll('**Minimal tests/commands to run:**\n', more) },
  commit: { 'RUN/TESTS.md': log },
});
export const expect = `
  error coverage-test-not-run docs/CODEX_SPRINT_TICKETS.md 101 "command=make lint"
  error coverage-test-not-run docs/CODEX_SPRINT_TICKETS.md 104 "command=make slow"
  error coverage-test-not-run docs/CODEX_SPRINT_TICKETS.md 105 "command=make fuzz"
  note run-commit-behind RUN/META.json 7
`;
