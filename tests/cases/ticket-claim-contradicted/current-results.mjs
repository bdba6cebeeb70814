import { TICKETS, sprintBundle, ticketsFile } from '../../tools/bundle.mjs';

const CURRENT = 'project_state/CURRENT_RESULTS.md';
export const bundle = sprintBundle({
  commit: {
    [CURRENT]: (text) => `${text}\n- Ticket-07: retries are limited (Status: Done).\n`,
    [TICKETS]: ticketsFile('IN PROGRESS (current run).'),
  },
});
export const expect = `
  warning ticket-claim-contradicted ${CURRENT} 8 word=Done
  warning ticket-status-open docs/CODEX_SPRINT_TICKETS.md 74
  note run-commit-behind RUN/META.json 7
`;
