import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle();
export const options = { ticket: 'ticket-11' };
export const expect = `
  error ticket-undefined docs/CODEX_SPRINT_TICKETS.md - ticket=ticket-11
  error ticket-mismatch RUN/META.json 3
  note run-commit-behind RUN/META.json 7
`;
