import { inventedId, microBundle } from '../../tools/bundle.mjs';

export const bundle = microBundle({ proof: true, commits: (text) => text.replace(/^head: .*$/m, `head: ${inventedId('another')}`) });
export const expect = `
  error git-proof-other-commit COMMITS.txt 2 found=${inventedId('another')}
  error git-last-commit-mismatch LAST_COMMIT.txt 1
  note run-commit-behind RUN/META.json 7
`;
