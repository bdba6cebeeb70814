// The other lines are read.
import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  forge: {
    '.beads/issues.jsonl':
      '{"id":"tide-1","title":"Dig","status":"open","issue_type":"task"}\n{"id":"tide-2",\n{"id":"tide-3","title":"Fill","status":"odd"}\n',
  },
});
export const expect = `
  error ticket-unreadable .beads/issues.jsonl 2:16 format=beads
  note run-commit-behind RUN/META.json 7
`;
