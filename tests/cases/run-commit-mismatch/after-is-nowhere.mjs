import { inventedId, sprintBundle } from '../../tools/bundle.mjs';

const other = inventedId('a commit of another branch');
export const bundle = sprintBundle({ meta: { git_sha_after: other } });
export const expect = `
  warning coverage-suspect docs/CODEX_SPRINT_TICKETS.md 86 ticket=ticket-07 count=1
  error run-commit-mismatch RUN/META.json 7 key=git_sha_after
`;
