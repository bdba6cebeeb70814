import { TICKETS, sprintBundle } from '../../tools/bundle.mjs';

const FILE = 'docs/tickets/ticket-05_parse.md';
export const bundle = sprintBundle({
  before: { [FILE]: '# ticket-05: Parse station tables\n\nstatus: planned\n\n## Goal\n\nRead a table into rows.\n' },
  add: [FILE],
});
export const expect = `
  warning ticket-status-conflict docs/tickets/ticket-05_parse.md 3 ticket=ticket-05 status=planned file=docs/CODEX_SPRINT_TICKETS.md line=5
  note run-commit-behind RUN/META.json 7
`;
