import { BASE, sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ meta: { git_sha_before: BASE.slice(0, 8) } });
export const expect = `
  error run-commit-not-an-id RUN/META.json 6 key=git_sha_before
  note run-commit-behind RUN/META.json 7
`;
