import { TICKETS, sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ commit: { [TICKETS]: (text) => text.replace(/(ticket-07 — [^\n]+\n\n)\*\*Status:[^\n]+\n\n/, '$1') } });
export const expect = `
  note run-commit-behind RUN/META.json 7
`;
