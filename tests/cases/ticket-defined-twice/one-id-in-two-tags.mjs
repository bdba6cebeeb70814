// Ids mean something in their tag.
import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  forge: {
    '.taskmaster/tasks/tasks.json':
      '{"master": {"tasks": [{"id": 1, "status": "done"}, {"id": 2, "status": "done"}]},\n' +
      ' "other": {"tasks": [{"id": 1, "status": "done"},\n {"id": "1", "status": "done"}]}}\n',
  },
});
export const expect = `
  warning ticket-defined-twice .taskmaster/tasks/tasks.json 3 ticket=1 first=2
  note run-commit-behind RUN/META.json 7
`;
