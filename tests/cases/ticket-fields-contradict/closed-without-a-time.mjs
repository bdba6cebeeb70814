import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  forge: {
    '.beads/issues.jsonl':
      '{"id":"tide-1","title":"Dig","status":"closed","closed_at":"2026-01-05T10:00:00Z"}\n' +
      '{"id":"tide-2","title":"Fill","status":"closed"}\n' +
      '{"id":"tide-3","title":"Plant","status":"open","closed_at":"2026-01-05T10:00:00Z"}\n',
  },
});
export const expect = `
  warning ticket-fields-contradict .beads/issues.jsonl 2 ticket=tide-2
  warning ticket-fields-contradict .beads/issues.jsonl 3 ticket=tide-3
  note run-commit-behind RUN/META.json 7
`;
