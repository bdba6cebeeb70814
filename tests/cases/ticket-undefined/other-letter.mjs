// ticket-06 and ticket-06b have sections, ticket-06c has none.
import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  ticket: 'ticket-06c',
  run: '20260105_101500_ticket-06c_add-retry-limit',
});
export const expect = `
  error ticket-undefined docs/CODEX_SPRINT_TICKETS.md - ticket=ticket-06c
  note run-commit-behind docs/agent_runs/20260105_101500_ticket-06c_add-retry-limit/META.json 7
  warning git-other-ticket COMMITS.txt 4 other=ticket-07
  warning git-other-ticket COMMITS.txt 5 other=ticket-07
  warning git-other-ticket docs/agent_runs/20260105_101500_ticket-06c_add-retry-limit/META.json 8 other=ticket-07
`;
