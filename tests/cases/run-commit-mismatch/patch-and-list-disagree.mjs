// META.json can agree with one of them only.
import { inventedId, shortCommits, sprintBundle } from '../../tools/bundle.mjs';

const other = inventedId('another start');
export const bundle = sprintBundle({ commits: shortCommits({ base: other }) });
export const expect = `
  error run-commit-mismatch RUN/META.json 6 key=git_sha_before expected=${inventedId('another start')}
  note run-commit-behind RUN/META.json 7
`;
