// What was there before is made to look worse than it was.
import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ patch: (text) => text.replace('-    while True:', '-    while False:') });
export const expect = `
  error patch-preimage-mismatch DIFF.patch 95 path=src/tidewatch/fetch.py expected=09c0ac7
  note run-commit-behind RUN/META.json 7
`;
