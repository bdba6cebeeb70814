// Task 9 of a list of tasks is not ticket-09.
import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  forge: { '.taskmaster/tasks/tasks.json': '{"tasks": [{"id": 9, "title": "Dig", "status": "done"}]}\n' },
});
export const options = { ticket: 'ticket-09' };
export const expect = `
  error ticket-mismatch RUN/META.json 3 expected=ticket-09
  error ticket-undefined docs/CODEX_SPRINT_TICKETS.md - ticket=ticket-09
  warning git-other-ticket COMMITS.txt 4 other=ticket-07
  warning git-other-ticket COMMITS.txt 5 other=ticket-07
  warning git-other-ticket RUN/META.json 8 other=ticket-07
  note run-commit-behind RUN/META.json 7
`;
