import { TICKETS, sprintBundle, ticketsFile } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ commit: { [TICKETS]: ticketsFile('Done (diagnostics complete; the pause is planned under ticket-08).') } });
export const expect = `
  warning ticket-handover-open docs/CODEX_SPRINT_TICKETS.md 74 other=ticket-08
  note run-commit-behind RUN/META.json 7
`;
