import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ proof: true, lastCommit: (text) => text.replaceAll('10:42:30', '10:42:29') });
export const expect = `
  error git-commit-mismatch LAST_COMMIT.txt 1 what=time found=2026-01-05T10:42:29Z expected=2026-01-05T10:42:30Z
  note run-commit-behind RUN/META.json 7
`;
