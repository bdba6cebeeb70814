import { WORK, HEAD, microBundle } from '../../tools/bundle.mjs';

export const bundle = microBundle({ commits: (text) => text.replace(`head: ${HEAD}`, `head: ${WORK}`) });
export const expect = `
  error git-last-commit-mismatch LAST_COMMIT.txt 1
  note run-commit-behind RUN/META.json 7
`;
