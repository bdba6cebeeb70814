// What failed at first and passed in the end speaks for the work; an open ticket claims nothing.
import { TICKETS, sprintBundle } from '../../tools/bundle.mjs';

const more = '**Minimal tests/commands to run:**\n- `make lint`\n';
export const bundle = sprintBundle({
  before: { [TICKETS]: (text) => text.replaceAll('**Minimal tests/commands to run:**\n', more) },
  commit: { 'RUN/TESTS.md': '# Tests\n\n- `make lint` (failed)\n- `make lint` (pass)\n- `make test` (pass; 12 passed)\n' },
});
export const expect = `
  note test-failed-first RUN/TESTS.md 5
  note run-commit-behind RUN/META.json 7
`;
