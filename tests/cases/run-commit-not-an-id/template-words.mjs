import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ meta: { git_sha_before: 'TBD', git_sha_after: 'PENDING_CLOSEOUT_SHA' } });
export const expect = `
  error run-commit-not-an-id RUN/META.json 6 key=git_sha_before value=TBD
  error run-commit-not-an-id RUN/META.json 7 key=git_sha_after value=PENDING_CLOSEOUT_SHA
`;
