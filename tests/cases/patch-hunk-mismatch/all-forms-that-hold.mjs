// Near misses: the ends of files with and without newline, lines that look like a patch, an empty file before and after,
// lines with CR LF, a file of one line, changes at both ends.
import { sprintBundle } from '../../tools/bundle.mjs';

const before = {
  'docs/a.md': 'no newline before',
  'docs/b.md': 'newline before\n',
  'docs/c.md': '',
  'docs/d.md': 'going\naway\n',
  'docs/e.md': '--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n\\ No newline at end of file\n',
  'docs/f.md': 'one\r\ntwo\r\nthree\r\n',
  'docs/g.md': Array.from({ length: 40 }, (_, index) => `${index}\n`).join(''),
  'docs/h.md': 'kept\nlast, without newline',
};
const after = {
  'docs/a.md': 'no newline before\n',
  'docs/b.md': 'newline before',
  'docs/c.md': 'no more empty\n',
  'docs/d.md': '',
  'docs/e.md': '--- a/x\n+++ b/y\n@@ -1 +1 @@\n-a\n+b\n\\ No newline at end of file',
  'docs/f.md': 'one\r\n2\r\nthree\r\n',
  'docs/g.md': Array.from({ length: 40 }, (_, index) => `${index}\n`).slice(1, -1).join('') + 'x\ny\n',
  'docs/h.md': 'Kept\nlast, without newline',
};
export const bundle = sprintBundle({ before, commit: after, add: Object.keys(after) });
export const expect = `
  note coverage-unrequested DIFF.patch 24 count=8 path=docs/a.md
  note run-commit-behind RUN/META.json 7
`;
