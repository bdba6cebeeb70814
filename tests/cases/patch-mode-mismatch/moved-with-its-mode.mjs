// A file moved as it is has no mode in the patch: it keeps the one that an earlier section gave it.
import { sprintBundle } from '../../tools/bundle.mjs';
import { SCRIPT } from '../../tools/modes.mjs';
import { withModes } from '../../tools/zip.mjs';

const moved = `
### git diff --cached --patch (staged)
diff --git a/bin/new b/bin/newer
similarity index 100%
rename from bin/new
rename to bin/newer
`;
export const bundle = sprintBundle({
  commit: { 'bin/new': SCRIPT, 'bin/tool': SCRIPT },
  add: ['bin/tool'],
  forge: { 'bin/newer': SCRIPT.bytes },
  patch: (text) => text + moved,
  change: withModes({ 'bin/tool': 0o100755, 'bin/newer': 0o100644 }),
});
export const expect = `
  note coverage-unrequested DIFF.patch 11 count=3 path=bin/new
  error patch-mode-mismatch DIFF.patch 11 path=bin/newer "found=a plain file (100644)" "expected=executable (100755)"
  error patch-uncommitted DIFF.patch 130 path=bin/newer
  note run-commit-behind RUN/META.json 7
`;
