// A box that tools pass over is open, whatever the rest of the queue says.
import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  forge: { 'TASK_QUEUE.md': '# Task Queue\n## Phase 1\n- [x] Dig (@codex)\n- [?] Fill (@codex)\n  - [!] with sand\n' },
});
export const expect = `
  warning ticket-marker-unknown TASK_QUEUE.md 4 marker=?
  warning ticket-marker-unknown TASK_QUEUE.md 5 marker=!
  note run-commit-behind RUN/META.json 7
`;
