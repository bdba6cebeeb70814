// The whole file inside a numbered heading and a fence that is never closed.
import { TICKETS, sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ before: { [TICKETS]: (text) => `3) ## File: ${TICKETS}\n\`\`\`md\n${text}` } });
export const expect = `
  note run-commit-behind RUN/META.json 7
`;
