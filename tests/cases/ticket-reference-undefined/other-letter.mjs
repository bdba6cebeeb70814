import { TICKETS, sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ commit: { [TICKETS]: (text) => `${text}\nSee ticket-06c.\n` } });
export const expect = `
  warning ticket-reference-undefined docs/CODEX_SPRINT_TICKETS.md 117 ticket=ticket-06c
  note run-commit-behind RUN/META.json 7
`;
