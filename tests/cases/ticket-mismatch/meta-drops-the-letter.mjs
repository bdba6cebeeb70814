// Work on ticket-06b under the name of ticket-06.
import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  ticket: 'ticket-06b',
  run: '20260105_101500_ticket-06b_low-water',
  meta: { ticket_id: 'ticket-06' },
});
export const expect = `
  error ticket-mismatch docs/agent_runs/20260105_101500_ticket-06b_low-water/META.json 3
  error ticket-mismatch docs/agent_runs/20260105_101500_ticket-06b_low-water/META.json 3
  note coverage-file-untouched docs/CODEX_SPRINT_TICKETS.md 33 path=src/tidewatch/next.py
  note run-commit-behind docs/agent_runs/20260105_101500_ticket-06b_low-water/META.json 7
  warning git-other-ticket COMMITS.txt 4 other=ticket-07
  warning git-other-ticket COMMITS.txt 5 other=ticket-07
  warning git-other-ticket docs/agent_runs/20260105_101500_ticket-06b_low-water/META.json 8 other=ticket-07
`;
