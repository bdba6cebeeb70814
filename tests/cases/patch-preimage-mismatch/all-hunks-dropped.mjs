import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ patch: (text) => text.replace(/--- a\/src\/tidewatch[^]*$/, '') });
export const expect = `
  error patch-preimage-mismatch DIFF.patch 95 path=src/tidewatch/fetch.py
  note run-commit-behind RUN/META.json 7
`;
