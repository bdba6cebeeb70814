import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ proof: true, lastCommit: (text) => text.replace('record the run', 'record the review') });
export const expect = `
  error git-commit-mismatch LAST_COMMIT.txt 1 what=subject
  error git-last-commit-mismatch LAST_COMMIT.txt 1
  note run-commit-behind RUN/META.json 7
`;
