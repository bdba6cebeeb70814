// The history from the base to the proven commit is carried whole, and git_sha_after is not in it.
import { inventedId, sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ proof: true, meta: { git_sha_after: inventedId('another') } });
export const expect = `
  warning coverage-suspect docs/CODEX_SPRINT_TICKETS.md 86 ticket=ticket-07 count=1
  error git-history-mismatch RUN/META.json 7 commit=${inventedId('another')} "problem=is git_sha_after and comes nowhere before the proven commit"
  error run-commit-mismatch RUN/META.json 7 key=git_sha_after
`;
