import { TICKETS, sprintBundle } from '../../tools/bundle.mjs';

const more = '**Minimal tests/commands to run:**\n- `make lint`\n- `CI=1 make test`\n';
export const bundle = sprintBundle({
  before: { [TICKETS]: (text) => text.replaceAll('**Minimal tests/commands to run:**\n', more) },
});
export const expect = `
  error coverage-test-not-run docs/CODEX_SPRINT_TICKETS.md 92 "command=make lint"
  note run-commit-behind RUN/META.json 7
`;
