import { SOURCE, snapshotBundle } from '../../tools/bundle.mjs';

export const bundle = snapshotBundle({ forge: { [SOURCE]: (text) => text.replace('tries=5', 'tries=50') } });
export const expect = `
  error patch-blob-mismatch git_diff.patch 11 path=src/tidewatch/fetch.py
`;
