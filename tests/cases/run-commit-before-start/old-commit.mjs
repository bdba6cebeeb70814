import { fullerCommit, sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ lastCommit: fullerCommit({ date: '2026-01-05T10:14:00Z' }) });
export const expect = `
  note run-commit-behind RUN/META.json 7
  warning run-commit-before-start LAST_COMMIT.txt 1 seconds=60
`;
