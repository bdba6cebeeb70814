import { fullerCommit, sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ lastCommit: fullerCommit({ date: '2026-01-05T10:47:30Z' }) });
export const expect = `
  error run-time-order LAST_COMMIT.txt 1
  note run-commit-after-finish LAST_COMMIT.txt 1 seconds=300
  note run-commit-behind RUN/META.json 7
`;
