// A bundle's name need not hold the run; then there is nothing to compare.
import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ name: 'ticket-07.zip' });
export const expect = `
  note run-commit-behind RUN/META.json 7
`;
