// What is beyond the limit was not read, and that is said.
import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  forge: { 'TASK_QUEUE.md': '# Task Queue\n- [x] Dig\n- [x] Fill\n- [x] Plant\n' },
});
export const options = { limits: { tickets: 7 } };
export const exit = 3;
export const expect = `
  error member-too-large TASK_QUEUE.md - name=tickets limit=7 found=8
  note run-commit-behind RUN/META.json 7
`;
