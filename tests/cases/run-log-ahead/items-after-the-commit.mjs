// The last commit holds this log; what follows it was written before it was run.
import { sprintBundle } from '../../tools/bundle.mjs';

const items = [
  '9. `git add docs/agent_runs`',
  '10. `git commit -m "ticket-07: record the run"`',
  '11. `git push origin agent/ticket-07-add-retry-limit`',
  '12. `make bundle`',
];
export const bundle = sprintBundle({ commit: { 'RUN/COMMANDS.md': (text) => `${text}${items.join('\n')}\n` } });
export const expect = `
  warning run-log-ahead RUN/COMMANDS.md 12 number=10 count=2
  note run-commit-behind RUN/META.json 7
`;
