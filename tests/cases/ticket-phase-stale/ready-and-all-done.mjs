import { sprintBundle } from '../../tools/bundle.mjs';

const QUEUE = 'TASK_QUEUE.md';
const text = `# Task Queue

## Phase 1 — Tables (IN PROGRESS)

### Next (READY — assign these)

- [x] Read station tables (@codex)
- [x] Print them (@codex)

### Later

- [ ] Read tables older than 2019 (@user)
`;
export const bundle = sprintBundle({ forge: { [QUEUE]: text } });
export const expect = `
  note ticket-phase-stale TASK_QUEUE.md 5 of=2
  note run-commit-behind RUN/META.json 7
`;
