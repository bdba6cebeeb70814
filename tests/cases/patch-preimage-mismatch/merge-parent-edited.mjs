import { blobId, sprintBundle } from '../../tools/bundle.mjs';

const id = (text) => blobId(text).slice(0, 7);
const merged = `diff --combined docs/notes.md
index ${id('ours\nend\n')},${id('theirs\nend\n')}..${id('both\nend\n')}
--- a/docs/notes.md
+++ b/docs/notes.md
@@@ -1,2 -1,2 +1,2 @@@
- ours
 -others
++both
  end
`;
export const bundle = sprintBundle({ patch: (text) => text + merged, forge: { 'docs/notes.md': 'both\nend\n' } });
export const expect = `
  note coverage-unrequested DIFF.patch 114 count=1 path=docs/notes.md
  error patch-preimage-mismatch DIFF.patch 114 path=docs/notes.md
  note run-commit-behind RUN/META.json 7
`;
