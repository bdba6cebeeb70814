// The list goes from the base to the last commit, and the one between is not in it.
import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ proof: true, commits: (text) => text.replace(/^.*limit retries.*\n/m, '') });
export const expect = `
  warning coverage-suspect docs/CODEX_SPRINT_TICKETS.md 86 ticket=ticket-07 count=1
  error git-history-mismatch COMMITS.txt 4 commit=${bundle.story.head} "problem=has a parent that COMMITS.txt neither lists nor begins from"
  error run-commit-mismatch RUN/META.json 7 key=git_sha_after
`;
