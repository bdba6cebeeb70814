// The tickets file and RESULTS.md of the run both speak of another ticket as done; the only review of that one says no.
import { sprintBundle } from '../../tools/bundle.mjs';
import { transcript } from '../../tools/transcript.mjs';

const path = 'codex_reviews/20260105T104100Z_ticket-06b.txt';
export const bundle = sprintBundle({
  commit: { 'RUN/RESULTS.md': (text) => `${text}\nThe work on ticket-06b is complete since.\n` },
  forge: { [path]: transcript({ ticket: 'ticket-06b', verdict: 'REJECT: it prints high water.' }) },
});
export const expect = `
  error review-rejected-done ${path} 23 ticket=ticket-06b where=docs/CODEX_SPRINT_TICKETS.md
  error review-rejected-done ${path} 23 ticket=ticket-06b where=docs/agent_runs/20260105_101500_ticket-07_add-retry-limit/RESULTS.md line=7
  note run-commit-behind RUN/META.json 7
`;
