import { inventedId, microBundle } from '../../tools/bundle.mjs';

export const bundle = microBundle({ proof: true, meta: { git_sha_before: inventedId('another') } });
export const expect = `
  error git-history-mismatch RUN/META.json 6 commit=${inventedId('another')} "problem=is git_sha_before and comes nowhere before the proven commit"
  error run-commit-mismatch RUN/META.json 6 key=git_sha_before
  note run-commit-behind RUN/META.json 7
`;
