import { TICKETS, sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  before: { [TICKETS]: (text) => text.replace('- Every row of the sample tables is read.\n', '- [ ] Every row of the sample tables is read.\n') },
});
export const expect = `
  warning ticket-other-items-open docs/CODEX_SPRINT_TICKETS.md 13 ticket=ticket-05 count=1 of=1
  note run-commit-behind RUN/META.json 7
`;
