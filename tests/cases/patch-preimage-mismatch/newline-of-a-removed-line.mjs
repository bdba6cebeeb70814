// "No newline" behind a removed line joins it with what follows: the bytes would be the same, the lines not.
import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  before: { 'docs/notes.md': 'onethree\n' },
  commit: { 'docs/notes.md': 'three\n' },
  add: ['docs/notes.md'],
  patch: (text) => text.replace('@@ -1 +1 @@\n-onethree\n+three\n', '@@ -1 +0,0 @@\n-one\n\\ No newline at end of file\n'),
});
export const expect = `
  note coverage-unrequested DIFF.patch 95 count=1 path=docs/notes.md
  error patch-preimage-mismatch DIFF.patch 95 path=docs/notes.md
  note run-commit-behind RUN/META.json 7
`;
