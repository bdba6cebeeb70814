import { TICKETS, sprintBundle, ticketsFile } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  commit: {
    'PROGRESS.md': (text) => `${text}- Ticket-07 (done): five tries.\n`,
    [TICKETS]: ticketsFile('IN PROGRESS (current run).'),
  },
});
export const expect = `
  warning ticket-claim-contradicted PROGRESS.md 12 word=done
  warning ticket-status-open docs/CODEX_SPRINT_TICKETS.md 74
  note run-commit-behind RUN/META.json 7
`;
