import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ patch: (text) => text.slice(0, text.lastIndexOf('+                raise')) });
export const expect = `
  error patch-malformed DIFF.patch 99 expected=12 found=10
  note run-commit-behind RUN/META.json 7
`;
