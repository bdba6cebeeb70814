import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  forge: {
    '.taskmaster/tasks/tasks.json':
      '{"tasks": [\n  {"id": 1, "title": "Dig", "status": "done"},\n  {"id": 2, "title": "Fill", "status": "nearly"}\n]}\n',
  },
});
export const expect = `
  note ticket-value-unknown .taskmaster/tasks/tasks.json 3 field=status value=nearly
  note run-commit-behind RUN/META.json 7
`;
