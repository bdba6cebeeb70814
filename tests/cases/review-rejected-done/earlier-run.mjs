// What an earlier run said of its ticket was said before the review; that the tickets file still says it is another thing.
import { sprintBundle } from '../../tools/bundle.mjs';
import { transcript } from '../../tools/transcript.mjs';

const path = 'codex_reviews/20260105T104100Z_ticket-06b.txt';
export const bundle = sprintBundle({
  forge: {
    'docs/agent_runs/20260103_090000_ticket-06b_print-low-water/RESULTS.md': '# Results\n\n- ticket-06b: done, as asked.\n',
    [path]: transcript({ ticket: 'ticket-06b', verdict: 'REJECT: it prints high water.' }),
  },
});
const missing = (file) => `error run-file-missing - - file=${file} run=20260103_090000_ticket-06b_print-low-water`;
export const expect = `
  error review-rejected-done ${path} 23 ticket=ticket-06b where=docs/CODEX_SPRINT_TICKETS.md
  ${['COMMANDS.md', 'META.json', 'PROMPT.md', 'TESTS.md'].map(missing).join('\n  ')}
  note run-commit-behind RUN/META.json 7
`;
