// The patch holds the whole of a file that it adds: one member ends before it does, and one goes on behind.
import { sprintBundle } from '../../tools/bundle.mjs';

const text = 'high water\nlow water\n';
export const bundle = sprintBundle({
  commit: { 'docs/a.md': text, 'docs/b.md': text, 'docs/c.md': text },
  add: ['docs/a.md', 'docs/b.md', 'docs/c.md'],
  forge: { 'docs/a.md': text.slice(0, 15), 'docs/b.md': `${text}slack\n`, 'docs/c.md': '' },
});
export const expect = `
  note coverage-unrequested DIFF.patch 24 count=3
  error patch-blob-mismatch DIFF.patch 24 path=docs/a.md "cause=the file that the patch adds begins with it: it was cut off"
  error patch-blob-mismatch DIFF.patch 103 path=docs/b.md "cause=it begins with the file that the patch adds: something was put behind it"
  error patch-blob-mismatch DIFF.patch 111 path=docs/c.md "cause=the file that the patch adds begins with it: it was cut off"
  note run-commit-behind RUN/META.json 7
`;
