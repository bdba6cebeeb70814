import { fullerCommit, sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ lastCommit: fullerCommit({ date: '2026-01-05T10:44:30Z' }) });
export const expect = `
  note run-commit-after-finish LAST_COMMIT.txt 1 seconds=120
  note run-commit-behind RUN/META.json 7
`;
