import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle();
export const options = { expect: { ticket: 'ticket-08' } };
export const expect = `
  error policy-expected-ticket - - expected=ticket-08 found=ticket-07
  note run-commit-behind RUN/META.json 7
`;
