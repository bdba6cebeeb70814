// What was asked may speak of anything.
import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ commit: { 'RUN/PROMPT.md': (text) => `${text}\nTBD: a name for the limit.\n` } });
export const expect = `
  note run-commit-behind RUN/META.json 7
`;
