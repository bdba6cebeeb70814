import { TICKETS, sprintBundle } from '../../tools/bundle.mjs';

const boxes = '- [x] A table is asked for at most five times.\n- [ ] The last error reaches the caller.\n';
export const bundle = sprintBundle({
  before: { [TICKETS]: (text) => text.replace('- A table is asked for at most five times.\n- The last error reaches the caller.\n', boxes) },
});
export const expect = `
  error ticket-items-open docs/CODEX_SPRINT_TICKETS.md 83 ticket=ticket-07 count=1 of=2
  note run-commit-behind RUN/META.json 7
`;
