// The lines of the commit are held against what they led to, although the working tree has moved the file since.
import { blobId, sprintBundle } from '../../tools/bundle.mjs';

const committed = 'one\n2\nthree\nfour\nfive\n';
const moved = `${committed}six\n`;
const id = (text) => blobId(text).slice(0, 7);
const section = `### git diff --patch (working tree)
diff --git a/docs/notes.md b/docs/later.md
similarity index 84%
rename from docs/notes.md
rename to docs/later.md
index ${id(committed)}..${id(moved)} 100644
--- a/docs/notes.md
+++ b/docs/later.md
@@ -3,3 +3,4 @@ one
 three
 four
 five
+six
`;
export const bundle = sprintBundle({
  before: { 'docs/notes.md': 'one\ntwo\nthree\nfour\nfive\n' },
  commit: { 'docs/notes.md': committed },
  patch: (text) => `${text.replace('-two\n', '-too\n')}${section}`,
  forge: { 'docs/later.md': moved },
});
export const expect = `
  note coverage-unrequested DIFF.patch 95 count=2 path=docs/notes.md
  error patch-preimage-mismatch DIFF.patch 95 path=docs/later.md
  error patch-uncommitted DIFF.patch 126 path=docs/later.md
  note run-commit-behind RUN/META.json 7
`;
