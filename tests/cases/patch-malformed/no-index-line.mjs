// Without it, no line of the change can be held against anything.
import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ patch: (text) => text.replace(/index 09c0ac7.*\n/, '') });
export const expect = `
  error patch-malformed DIFF.patch 95
  note run-commit-behind RUN/META.json 7
`;
