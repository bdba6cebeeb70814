import { sprintBundle } from '../../tools/bundle.mjs';

const QUEUE = 'TASK_QUEUE.md';
const text = `# Task Queue

## Phase 1 — Tables (COMPLETE)

- [x] Read station tables (@codex)
- [ ] Read tables older than 2019 (@user)

## Phase 2 — Cache (IN PROGRESS)

- [x] Choose a folder (@codex)
- [ ] Ask once a day (@codex)
`;
export const bundle = sprintBundle({ forge: { [QUEUE]: text } });
export const expect = `
  warning ticket-phase-open TASK_QUEUE.md 3 count=1 of=2 line=6
  note run-commit-behind RUN/META.json 7
`;
