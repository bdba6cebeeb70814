// The member and its id are true; the patch shows a reviewer another line.
import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ patch: (text) => text.replace('tries=5)', 'tries=9)') });
export const expect = `
  error patch-hunk-mismatch DIFF.patch 105:50 path=src/tidewatch/fetch.py line=11
  note run-commit-behind RUN/META.json 7
`;
