// That a review is pending is why there is a bundle.
import { TICKETS, sprintBundle, ticketsFile } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ commit: { [TICKETS]: ticketsFile('Implemented (review pending).') } });
export const expect = `
  note run-commit-behind RUN/META.json 7
`;
