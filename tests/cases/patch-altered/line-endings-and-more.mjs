// Other bytes than line endings changed too: that is no alteration on the way.
import { SOURCE, sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  forge: { [SOURCE]: (text) => text.replaceAll('\n', '\r\n').replace('tries=5', 'tries=50') },
});
export const expect = `
  error patch-blob-mismatch DIFF.patch 95 path=src/tidewatch/fetch.py
  note run-commit-behind RUN/META.json 7
`;
