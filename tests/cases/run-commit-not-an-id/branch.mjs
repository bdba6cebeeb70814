import { microBundle } from '../../tools/bundle.mjs';

export const bundle = microBundle({ meta: { git_sha_after: 'refs/heads/agent/ticket-07-add-retry-limit' } });
export const expect = `
  error run-commit-not-an-id RUN/META.json 7 key=git_sha_after
`;
