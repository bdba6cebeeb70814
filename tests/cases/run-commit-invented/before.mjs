import { BASE, guessedTail, sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ meta: { git_sha_before: guessedTail(BASE, 10) } });
export const expect = `
  error run-commit-invented RUN/META.json 6 key=git_sha_before digits=10
  note run-commit-behind RUN/META.json 7
`;
