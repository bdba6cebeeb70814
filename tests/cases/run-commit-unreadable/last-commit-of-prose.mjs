// A file of the right name that names no commit is no evidence.
import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ lastCommit: 'all good, see the log\n' });
export const expect = `
  error run-commit-unreadable LAST_COMMIT.txt -
  note run-commit-behind RUN/META.json 7
`;
