// Old bundlers put diffs one after the other without a heading: the last one of a path counts.
import { blobId, microBundle } from '../../tools/bundle.mjs';

const committed = microBundle();
const worktree = microBundle({ commit: { 'PROGRESS.md': (text) => `${text}- later\n` } });
const progress = (bundle) => bundle.members.find(([path]) => path === 'PROGRESS.md')[1];
const [before, after] = [committed, worktree].map((bundle) => blobId(progress(bundle)).slice(0, 8));
export const bundle = microBundle({
  patch: (text) => `${text}diff --git a/PROGRESS.md b/PROGRESS.md
index ${before}..${after} 100644
--- a/PROGRESS.md
+++ b/PROGRESS.md
@@ -9,3 +9,4 @@
 ## 2026-01-05
 
 - ticket-07: the fetcher gives up after five tries.
+- later
`,
  forge: { 'PROGRESS.md': progress(worktree) },
});
export const expect = `
  note run-commit-behind RUN/META.json 7
`;
