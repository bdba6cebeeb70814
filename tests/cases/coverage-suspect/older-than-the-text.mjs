// The ticket was changed after the last commit, and now asks for a test that the log had recorded before it was asked for.
import { TICKETS, sprintBundle } from '../../tools/bundle.mjs';

const more = '**Minimal tests/commands to run:**\n- `make lint`\n';
export const bundle = sprintBundle({
  commit: { 'RUN/TESTS.md': (text) => `${text}- \`make lint\` (pass)\n` },
  worktree: { [TICKETS]: (text) => text.replaceAll('**Minimal tests/commands to run:**\n', more) },
});
export const expect = `
  error patch-uncommitted DIFF.patch 117 path=docs/CODEX_SPRINT_TICKETS.md
  warning coverage-suspect docs/CODEX_SPRINT_TICKETS.md 89 ticket=ticket-07 count=1
  note run-commit-behind RUN/META.json 7
`;
export const states = `
  ticket-07 89 suspect
`;
