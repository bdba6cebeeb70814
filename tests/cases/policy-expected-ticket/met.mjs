import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle();
export const options = { expect: { ticket: 'Ticket-7' } };
export const expect = `
  note run-commit-behind RUN/META.json 7
`;
