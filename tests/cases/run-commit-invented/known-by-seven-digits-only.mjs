// COMMITS.txt abbreviates: that the id begins like a listed one is all that can be seen.
import { WORK, guessedTail, sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ meta: { git_sha_after: guessedTail(WORK, 7) } });
export const expect = `
  note run-commit-behind RUN/META.json 7
`;
