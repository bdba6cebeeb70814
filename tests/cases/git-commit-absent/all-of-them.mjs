// Another repository: nothing in it can be compared.
import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle();
export const repository = { story: sprintBundle({ proof: true }).story };
export const expect = `
  error git-commit-absent COMMITS.txt 1
  error git-commit-absent COMMITS.txt 4
  error git-commit-absent COMMITS.txt 5
  error git-commit-absent DIFF.patch 1
  error git-commit-absent LAST_COMMIT.txt 1
  error git-commit-absent RUN/META.json 6
  error git-commit-absent RUN/META.json 7
  note run-commit-behind RUN/META.json 7
`;
