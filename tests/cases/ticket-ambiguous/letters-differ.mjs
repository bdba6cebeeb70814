// ticket-06 and ticket-06b are two tickets.
import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  ticket: 'ticket-06',
  run: '20260105_101500_ticket-06_add-retry-limit',
});
export const expect = `
  note coverage-file-untouched docs/CODEX_SPRINT_TICKETS.md 33 path=src/tidewatch/next.py
  note run-commit-behind docs/agent_runs/20260105_101500_ticket-06_add-retry-limit/META.json 7
  warning git-other-ticket COMMITS.txt 4 other=ticket-07
  warning git-other-ticket COMMITS.txt 5 other=ticket-07
  warning git-other-ticket docs/agent_runs/20260105_101500_ticket-06_add-retry-limit/META.json 8 other=ticket-07
`;
