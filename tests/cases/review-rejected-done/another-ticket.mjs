// ticket-06b is marked done, and the only review of it says no.
import { sprintBundle } from '../../tools/bundle.mjs';
import { transcript } from '../../tools/transcript.mjs';

const path = 'codex_reviews/20260105T104100Z_ticket-06b.txt';
export const bundle = sprintBundle({ forge: { [path]: transcript({ ticket: 'ticket-06b', verdict: 'REJECT: it prints high water.' }) } });
export const expect = `
  error review-rejected-done ${path} 23 ticket=ticket-06b
  note run-commit-behind RUN/META.json 7
`;
