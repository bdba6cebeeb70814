// The run's own RESULTS.md claims what the tickets file does not.
import { TICKETS, sprintBundle, ticketsFile } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  commit: {
    'RUN/RESULTS.md': (text) => `${text}\nWith this, ticket-07 is complete.\n`,
    [TICKETS]: ticketsFile('IN PROGRESS (current run).'),
  },
});
export const expect = `
  warning ticket-claim-contradicted RUN/RESULTS.md 7 ticket=ticket-07 word=complete
  warning ticket-status-open docs/CODEX_SPRINT_TICKETS.md 74
  note run-commit-behind RUN/META.json 7
`;
