import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ patch: (text) => text.replace('@@ -8,3 +8,4 @@', '@@ -8,3 +8,x @@') });
export const expect = `
  error patch-malformed DIFF.patch 6
  note run-commit-behind RUN/META.json 7
`;
