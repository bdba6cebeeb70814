import { SOURCE, sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ wrapper: 'evidence/', forge: { [SOURCE]: (text) => text.replace('tries=5', 'tries=50') } });
export const expect = `
  error patch-blob-mismatch evidence/DIFF.patch 95 path=src/tidewatch/fetch.py
  note run-commit-behind evidence/RUN/META.json 7
`;
