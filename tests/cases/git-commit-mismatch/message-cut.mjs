import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ proof: true, lastCommit: (text) => text.replace('    Artifacts: none\n', '') });
export const expect = `
  error git-commit-mismatch LAST_COMMIT.txt 1 what=message
  note run-commit-behind RUN/META.json 7
`;
