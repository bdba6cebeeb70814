import { TICKETS, sprintBundle, ticketsFile } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ commit: { [TICKETS]: ticketsFile('Done (diagnostics complete; the pause is planned under ticket-08).') } });
export const expect = `
  note run-commit-behind RUN/META.json 7
`;
