import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ meta: { git_sha_before: '', git_sha_after: '' } });
export const expect = `
  error run-commit-not-an-id RUN/META.json 6 key=git_sha_before
  error run-commit-not-an-id RUN/META.json 7 key=git_sha_after
`;
