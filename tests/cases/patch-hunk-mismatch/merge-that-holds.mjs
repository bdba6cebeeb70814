import { mergedNotes } from '../../tools/git-log.mjs';

export const bundle = mergedNotes();
export const expect = `
  note coverage-unrequested DIFF.patch 114 count=1 path=docs/notes.md
  note run-commit-behind RUN/META.json 7
`;
