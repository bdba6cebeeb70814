import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ patch: (text) => `${text}* Unmerged path docs/notes.md\n` });
export const expect = `
  note coverage-unrequested DIFF.patch 114 count=1 path=docs/notes.md
  error patch-uncommitted DIFF.patch 114 path=docs/notes.md
  note patch-file-not-bundled DIFF.patch - count=1 all=9
  note run-commit-behind RUN/META.json 7
`;
