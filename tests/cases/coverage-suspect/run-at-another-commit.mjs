// The log of the run ends with a commit that neither LAST_COMMIT.txt nor COMMITS.txt nor the patch has: what it recorded was
// run on something else.
import { inventedId, sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ meta: { git_sha_after: inventedId('a commit of another branch') } });
export const expect = `
  error run-commit-mismatch RUN/META.json 7 key=git_sha_after
  warning coverage-suspect docs/CODEX_SPRINT_TICKETS.md 86 ticket=ticket-07 count=1
`;
