import { HEAD, inventedId, sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ proof: true, patch: (text) => text.replace('..HEAD', `..${inventedId('another').slice(0, 9)}`) });
export const expect = `
  error git-proof-other-commit DIFF.patch 1 "where=the patch" found=${inventedId('another').slice(0, 9)}
  error git-last-commit-mismatch LAST_COMMIT.txt 1
  note run-commit-behind RUN/META.json 7
`;
