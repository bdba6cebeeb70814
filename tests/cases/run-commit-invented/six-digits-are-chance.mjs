import { WORK, guessedTail, microBundle } from '../../tools/bundle.mjs';

export const bundle = microBundle({ meta: { git_sha_after: guessedTail(WORK, 6) } });
export const expect = `
  warning coverage-suspect docs/CODEX_SPRINT_TICKETS.md 86 ticket=ticket-07 count=1
  error run-commit-mismatch RUN/META.json 7 key=git_sha_after
`;
