import { inventedId } from '../../tools/git.mjs';
import { sprintBundle } from '../../tools/bundle.mjs';

const [old, now, forged] = ['old', 'now', 'forged'].map(inventedId);
const module = (id) => ({ bytes: id, mode: 0o160000 });
export const bundle = sprintBundle({
  before: { 'vendor/lib': module(old) },
  commit: { 'vendor/lib': module(now) },
  patch: (text) => text.replace(`+Subproject commit ${now}`, `+Subproject commit ${forged}`),
});
export const expect = `
  note coverage-unrequested DIFF.patch 114 count=1 path=vendor/lib
  error patch-rebuilt-mismatch DIFF.patch 114 path=vendor/lib
  note patch-file-not-bundled DIFF.patch - count=1 all=9
  note run-commit-behind RUN/META.json 7
`;
