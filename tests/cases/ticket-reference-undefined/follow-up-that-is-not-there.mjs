import { TICKETS, sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ commit: { [TICKETS]: (text) => `${text}\nThe rest is tracked under ticket-13.\n` } });
export const expect = `
  warning ticket-reference-undefined docs/CODEX_SPRINT_TICKETS.md 117 ticket=ticket-13
  note run-commit-behind RUN/META.json 7
`;
