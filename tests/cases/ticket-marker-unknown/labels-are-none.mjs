// Labels and links in brackets are no boxes.
import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  forge: { 'TASK_QUEUE.md': '# Task Queue\n- [x] Dig\n- [P] beside\n- [M1] severe\n- [x](a.md)\n- [1] a source\n- [ ] Fill\n' },
});
export const expect = `
  note run-commit-behind RUN/META.json 7
`;
