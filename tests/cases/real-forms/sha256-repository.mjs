// Commit and object ids of 64 digits.
import { BASE, HEAD, WORK, inventedId, sprintBundle } from '../../tools/bundle.mjs';

const long = (id) => id + inventedId(id).slice(0, 24);
const lengthen = (text) => [BASE, WORK, HEAD].reduce((all, id) => all.replaceAll(id, long(id)), text);
export const bundle = sprintBundle({
  objectFormat: 'sha256',
  digits: 64,
  meta: { git_sha_before: long(BASE), git_sha_after: long(WORK) },
  patch: (text) => text.replace(`${BASE}..HEAD`, `${long(BASE)}..HEAD`),
  lastCommit: lengthen,
  commits: lengthen,
});
export const expect = `
  note run-commit-behind RUN/META.json 7
`;
