// What a deleted file was is known from its deletion, so the change before it can be taken back.
import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  before: { 'docs/notes.md': 'one\ntwo\nthree\nfour\nfive\n' },
  commit: { 'docs/notes.md': 'one\n2\nthree\nfour\nfive\n' },
  worktree: { 'docs/notes.md': null },
  patch: (text) => text.replace('-two\n', '-too\n'),
});
export const expect = `
  note coverage-unrequested DIFF.patch 95 count=2 path=docs/notes.md
  error patch-preimage-mismatch DIFF.patch 95 path=docs/notes.md
  error patch-uncommitted DIFF.patch 127 path=docs/notes.md
  note run-commit-behind RUN/META.json 7
`;
