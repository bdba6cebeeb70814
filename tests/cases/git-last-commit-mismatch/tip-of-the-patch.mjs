import { BASE, WORK, sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ patch: (text) => text.replace(`${BASE}..HEAD`, `${BASE}..${WORK}`) });
export const expect = `
  error git-last-commit-mismatch LAST_COMMIT.txt 1
  note run-commit-behind RUN/META.json 7
`;
