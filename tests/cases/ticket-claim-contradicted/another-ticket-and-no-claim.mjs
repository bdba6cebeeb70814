// ticket-06b was done long ago, and of ticket-07 it is said that it is not.
import { TICKETS, sprintBundle, ticketsFile } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  commit: {
    'PROGRESS.md': (text) => `${text}- ticket-06b: done.\n- ticket-07: not done yet.\n`,
    [TICKETS]: ticketsFile('IN PROGRESS.'),
  },
});
export const expect = `
  warning ticket-status-open docs/CODEX_SPRINT_TICKETS.md 74
  note run-commit-behind RUN/META.json 7
`;
