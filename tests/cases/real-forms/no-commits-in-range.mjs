// The whole work is in the working tree: before, after and the last commit are one.
import { BASE, fullerCommit, shortCommits, sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  commits: shortCommits({ commits: [] }),
  lastCommit: fullerCommit({ id: BASE, date: '2026-01-05T09:00:00Z' }),
  meta: { git_sha_after: BASE },
});
export const expect = `
  warning run-commit-unchanged RUN/META.json 7 files=8
`;
