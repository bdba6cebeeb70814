// Hex digits have no case.
import { BASE, WORK, sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ meta: { git_sha_before: BASE.toUpperCase(), git_sha_after: WORK.toUpperCase() } });
export const expect = `
  note run-commit-behind RUN/META.json 7
`;
