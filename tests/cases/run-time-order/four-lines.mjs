import { fourLineCommit, microBundle } from '../../tools/bundle.mjs';

export const bundle = microBundle({ lastCommit: fourLineCommit({ date: '2026-01-05T10:45:01Z' }) });
export const expect = `
  error run-time-order LAST_COMMIT.txt 1
  note run-commit-after-finish LAST_COMMIT.txt 1 seconds=151
  note run-commit-behind RUN/META.json 7
`;
