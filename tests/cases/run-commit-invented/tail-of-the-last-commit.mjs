// The first eight digits are those of LAST_COMMIT.txt, the others were guessed.
import { HEAD, guessedTail, sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ meta: { git_sha_after: guessedTail(HEAD, 8) } });
export const expect = `
  error run-commit-invented RUN/META.json 7 key=git_sha_after digits=8
`;
