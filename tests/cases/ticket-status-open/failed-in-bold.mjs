import { TICKETS, sprintBundle, ticketsFile } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ commit: { [TICKETS]: ticketsFile('**FAIL** (bundle unreviewable).') } });
export const expect = `
  warning ticket-status-open docs/CODEX_SPRINT_TICKETS.md 74
  note run-commit-behind RUN/META.json 7
`;
