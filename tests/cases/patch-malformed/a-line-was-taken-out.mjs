// The hunk's counts still speak of it.
import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ patch: (text) => text.replace('+            if left == 0:\n', '') });
export const expect = `
  error patch-malformed DIFF.patch 99 expected=12 found=11
  note run-commit-behind RUN/META.json 7
`;
