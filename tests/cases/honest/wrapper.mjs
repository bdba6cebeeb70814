// One folder inside the zip holds everything.
import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ wrapper: 'evidence-ticket-07/' });
export const expect = `
  note run-commit-behind evidence-ticket-07/RUN/META.json 7
`;
