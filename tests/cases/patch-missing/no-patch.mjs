import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ drop: ['DIFF.patch'] });
export const expect = `
  error member-missing - - path=DIFF.patch
  error patch-missing - - path=DIFF.patch
  note member-unexpected src/tidewatch/fetch.py -
  note run-commit-behind RUN/META.json 7
`;
