import { mergedNotes } from '../../tools/git-log.mjs';

export const bundle = mergedNotes('others');
export const expect = `
  note coverage-unrequested DIFF.patch 114 count=1 path=docs/notes.md
  error patch-preimage-mismatch DIFF.patch 114 path=docs/notes.md
  note run-commit-behind RUN/META.json 7
`;
