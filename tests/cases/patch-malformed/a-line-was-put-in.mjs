import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ patch: (text) => text.replace('+            if left == 0:\n', '+            if left == 0:\n+                # given up\n') });
export const expect = `
  error patch-malformed DIFF.patch 99 expected=10 found=9
  note run-commit-behind RUN/META.json 7
`;
