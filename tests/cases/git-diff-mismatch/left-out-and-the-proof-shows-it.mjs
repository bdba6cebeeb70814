// A plain patch holds no word of the change that was cut out of it; the trees of the two commits, in the proof, do.
import { sprintBundle } from '../../tools/bundle.mjs';
import { withBaseTrees } from '../../tools/git-objects.mjs';

export const bundle = sprintBundle({
  proof: withBaseTrees,
  commit: { 'src/tidewatch/cache.py': 'b\n' },
  patch: (text) => text.replace(/diff --git a\/src\/tidewatch\/cache[^]*?(?=diff --git)/, ''),
});
export const expect = `
  error git-diff-mismatch DIFF.patch - path=src/tidewatch/cache.py "problem=it changed, and the patch does not show it"
  note run-commit-behind RUN/META.json 7
`;
