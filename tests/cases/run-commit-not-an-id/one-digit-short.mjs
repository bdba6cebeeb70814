import { WORK, sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ meta: { git_sha_after: WORK.slice(0, 39) } });
export const expect = `
  error run-commit-not-an-id RUN/META.json 7 key=git_sha_after
`;
