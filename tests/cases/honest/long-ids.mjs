// git writes longer ids when core.abbrev says so.
import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ digits: 40 });
export const expect = `
  note run-commit-behind RUN/META.json 7
`;
