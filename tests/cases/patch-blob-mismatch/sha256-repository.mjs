import { BASE, HEAD, SOURCE, WORK, inventedId, sprintBundle } from '../../tools/bundle.mjs';

const long = (id) => id + inventedId(id).slice(0, 24);
const lengthen = (text) => [BASE, WORK, HEAD].reduce((all, id) => all.replaceAll(id, long(id)), text);
export const bundle = sprintBundle({
  objectFormat: 'sha256',
  digits: 64,
  meta: { git_sha_before: long(BASE), git_sha_after: long(WORK) },
  patch: (text) => text.replace(`${BASE}..HEAD`, `${long(BASE)}..HEAD`),
  lastCommit: lengthen,
  commits: lengthen,
  forge: { [SOURCE]: (text) => text.replace('tries=5', 'tries=50') },
});
export const expect = `
  error patch-blob-mismatch DIFF.patch 95 path=src/tidewatch/fetch.py
  note run-commit-behind RUN/META.json 7
`;
