// The same box, ticked after the last commit: what it asks for is as old as it was.
import { TICKETS, sprintBundle } from '../../tools/bundle.mjs';

const more = '**Minimal tests/commands to run:**\n- [ ] `make lint`\n';
export const bundle = sprintBundle({
  before: { [TICKETS]: (text) => text.replaceAll('**Minimal tests/commands to run:**\n', more) },
  commit: { 'RUN/TESTS.md': (text) => `${text}- \`make lint\` (pass)\n` },
  worktree: { [TICKETS]: (text) => text.replaceAll('- [ ] `make lint`', '- [x] `make lint`') },
});
export const expect = `
  error patch-uncommitted DIFF.patch 117 path=docs/CODEX_SPRINT_TICKETS.md
  note run-commit-behind RUN/META.json 7
`;
export const states = `
  ticket-07 89 evidenced
`;
