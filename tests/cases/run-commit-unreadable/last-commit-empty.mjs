// Nor is an empty one.
import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ lastCommit: '' });
export const expect = `
  error run-commit-unreadable LAST_COMMIT.txt -
  note run-commit-behind RUN/META.json 7
`;
