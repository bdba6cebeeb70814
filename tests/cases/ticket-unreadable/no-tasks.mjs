import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ forge: { '.taskmaster/tasks/tasks.json': '{"master": {"list": []}}\n' } });
export const expect = `
  error ticket-unreadable .taskmaster/tasks/tasks.json 1:1 format=task-master
  note run-commit-behind RUN/META.json 7
`;
