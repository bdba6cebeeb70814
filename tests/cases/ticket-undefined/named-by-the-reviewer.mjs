import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle();
export const options = { ticket: 'ticket-11' };
export const expect = `
  error ticket-undefined docs/CODEX_SPRINT_TICKETS.md - ticket=ticket-11
  error ticket-mismatch RUN/META.json 3
  note run-commit-behind RUN/META.json 7
  warning git-other-ticket COMMITS.txt 4 other=ticket-07
  warning git-other-ticket COMMITS.txt 5 other=ticket-07
  warning git-other-ticket RUN/META.json 8 other=ticket-07
`;
