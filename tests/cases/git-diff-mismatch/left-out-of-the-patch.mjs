// The commit changes a file that the patch does not show.
import { sprintBundle } from '../../tools/bundle.mjs';

const hidden = { commit: { 'src/tidewatch/hidden.py': 'import os\n' } };
export const bundle = sprintBundle({
  ...hidden,
  proof: () => [],
  patch: (text) => text.replace(/diff --git a\/src\/tidewatch\/hidden[^]*?(?=diff --git|$)/, ''),
});
export const repository = bundle;
export const expect = `
  error git-diff-mismatch DIFF.patch - path=src/tidewatch/hidden.py "problem=it changed, and the patch does not show it"
  note run-commit-behind RUN/META.json 7
`;
