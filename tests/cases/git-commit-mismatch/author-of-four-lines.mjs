import { microBundle } from '../../tools/bundle.mjs';

export const bundle = microBundle({ proof: true, lastCommit: (text) => text.replace('Example Agent', 'Example Reviewer') });
export const expect = `
  error git-commit-mismatch LAST_COMMIT.txt 1 what=author "found=Example Reviewer"
  note run-commit-behind RUN/META.json 7
`;
