// Half a sprint file and half a queue: each reader would count other tickets.
import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  forge: {
    'docs/tasks.md':
      '# Work\n## ticket-20 — Dig\n- [x] Buy a spade (@codex)\n## ticket-21 — Fill\n- [ ] Buy sand (@user)\n',
  },
});
export const expect = `
  warning ticket-format-ambiguous docs/tasks.md - format=sprint-tickets other=task-queue
  note run-commit-behind RUN/META.json 7
`;
