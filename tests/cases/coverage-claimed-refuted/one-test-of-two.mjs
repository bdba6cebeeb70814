// The run ends with a test that passes; the other one that the ticket asks for has failed, and was not run again.
import { TICKETS, sprintBundle } from '../../tools/bundle.mjs';

const more = '**Minimal tests/commands to run:**\n- `make lint`\n';
export const bundle = sprintBundle({
  before: { [TICKETS]: (text) => text.replaceAll('**Minimal tests/commands to run:**\n', more) },
  commit: { 'RUN/TESTS.md': '# Tests\n\n- `make lint` (failed)\n- `make test` (pass; 12 passed)\n' },
});
export const expect = `
  error coverage-claimed-refuted docs/CODEX_SPRINT_TICKETS.md 89 ticket=ticket-07 "why=make lint is recorded as failed"
  warning test-failure-open RUN/TESTS.md 3 "command=make lint"
  note run-commit-behind RUN/META.json 7
`;
