// The mode of a deleted file stands in the repository alone.
import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  proof: () => [],
  before: { 'bin/old': 'sh\n' },
  commit: { 'bin/old': null },
  patch: (text) => text.replace('deleted file mode 100644', 'deleted file mode 100755'),
});
export const repository = bundle;
export const expect = `
  note coverage-unrequested DIFF.patch 11 count=1 path=bin/old
  error git-diff-mismatch DIFF.patch 11 path=bin/old "problem=the patch starts from another mode"
  note run-commit-behind RUN/META.json 7
`;
