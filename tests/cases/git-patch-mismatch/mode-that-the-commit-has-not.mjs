// Nothing but the mode line is forged; the proven commit's tree says what the mode is.
import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  proof: true,
  commit: { 'docs/new.md': 'new\n' },
  add: ['docs/new.md'],
  patch: (text) => text.replace(/(b\/docs\/new.md\nnew file mode )100644/, '$1100755'),
});
export const expect = `
  note coverage-unrequested DIFF.patch 95 count=1 path=docs/new.md
  error git-patch-mismatch DIFF.patch 95 path=docs/new.md "left=executable (100755)" "expected=a plain file (100644)"
  note run-commit-behind RUN/META.json 7
`;
