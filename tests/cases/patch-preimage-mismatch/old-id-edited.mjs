import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ patch: (text) => text.replace('index 09c0ac7..', 'index 09c0ac8..') });
export const expect = `
  error patch-preimage-mismatch DIFF.patch 95 path=src/tidewatch/fetch.py expected=09c0ac8
  note run-commit-behind RUN/META.json 7
`;
