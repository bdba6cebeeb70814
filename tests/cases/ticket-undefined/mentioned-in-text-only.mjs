import { TICKETS, sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  commit: { [TICKETS]: '# Sprint tickets\n\n## ticket-06 — Print the next high water\n\nGoes on in ticket-07.\n' },
});
export const expect = `
  error ticket-undefined docs/CODEX_SPRINT_TICKETS.md - ticket=ticket-07
  warning ticket-reference-undefined docs/CODEX_SPRINT_TICKETS.md 5 ticket=ticket-07
  note run-commit-behind RUN/META.json 7
`;
