import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ lastCommit: (text) => text.replaceAll('2026 +0000', '2026 -0100') });
export const expect = `
  error run-time-order LAST_COMMIT.txt 1
  note run-commit-after-finish LAST_COMMIT.txt 1 seconds=3600
  note run-commit-behind RUN/META.json 7
`;
