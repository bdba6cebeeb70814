// A line about tests that the commit does not have.
import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ proof: true, lastCommit: (text) => text.replace('12 passed', '13 passed') });
export const expect = `
  error git-commit-mismatch LAST_COMMIT.txt 1 what=message "found=Tests: make test (13 passed)" "expected=Tests: make test (12 passed)"
  note run-commit-behind RUN/META.json 7
`;
