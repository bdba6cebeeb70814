// META.json names one branch and gives the end of the run as another.
import { microBundle } from '../../tools/bundle.mjs';

export const bundle = microBundle({ meta: { git_sha_after: 'refs/heads/agent/ticket-07-second-try' } });
export const expect = `
  error run-commit-not-an-id RUN/META.json 7
  warning git-branch-mismatch RUN/META.json 8
`;
