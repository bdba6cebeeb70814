// git leaves out what is zero.
import { BASE, SOURCE, blobId, snapshotBundle } from '../../tools/bundle.mjs';

export const bundle = snapshotBundle({
  forge: {
    'git_diff_stat.txt': ' docs/NEW.md | 1 +\n 1 file changed, 1 insertion(+)\n',
    'changed_files.txt': 'docs/NEW.md\n',
    'git_diff.patch': `### git diff --patch ${BASE}..HEAD
diff --git a/docs/NEW.md b/docs/NEW.md
new file mode 100644
index 00000000..${blobId('new\n').slice(0, 8)}
--- /dev/null
+++ b/docs/NEW.md
@@ -0,0 +1 @@
+new
`,
    'docs/NEW.md': 'new\n',
  },
  drop: ['PROGRESS.md', SOURCE],
});
export const expect = ``;
