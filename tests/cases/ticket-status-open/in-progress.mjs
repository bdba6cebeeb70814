import { TICKETS, sprintBundle, ticketsFile } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ commit: { [TICKETS]: ticketsFile('**IN PROGRESS** (current run).') } });
export const expect = `
  warning ticket-status-open docs/CODEX_SPRINT_TICKETS.md 74 ticket=ticket-07
  note run-commit-behind RUN/META.json 7
`;
