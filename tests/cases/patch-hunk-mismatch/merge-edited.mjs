// A diff against both parents of a merge: its lines are held against the file.
import { blobId, sprintBundle } from '../../tools/bundle.mjs';

const id = (text) => blobId(text).slice(0, 7);
const merged = (line) => `diff --cc docs/notes.md
index ${id('ours\nend\n')},${id('theirs\nend\n')}..${id('both\nend\n')}
--- a/docs/notes.md
+++ b/docs/notes.md
@@@ -1,2 -1,2 +1,2 @@@
- ours
 -theirs
++${line}
  end
`;
export const bundle = sprintBundle({ patch: (text) => text + merged('bath'), forge: { 'docs/notes.md': 'both\nend\n' } });
export const expect = `
  note coverage-unrequested DIFF.patch 114 count=1 path=docs/notes.md
  error patch-hunk-mismatch DIFF.patch 121:4 path=docs/notes.md line=1 expected=bath found=both
  note run-commit-behind RUN/META.json 7
`;
