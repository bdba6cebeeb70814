// Both the patch and COMMITS.txt start from another commit.
import { inventedId, sprintBundle } from '../../tools/bundle.mjs';

const other = inventedId('another start');
export const bundle = sprintBundle({ meta: { git_sha_before: other } });
export const expect = `
  error run-commit-mismatch RUN/META.json 6 key=git_sha_before
  error run-commit-mismatch RUN/META.json 6 key=git_sha_before
  note run-commit-behind RUN/META.json 7
`;
