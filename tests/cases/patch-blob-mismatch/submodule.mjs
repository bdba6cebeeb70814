// The id of a submodule is a commit, not a blob.
import { inventedId, sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  before: { 'vendor/tables': { bytes: inventedId('tables 1'), mode: 0o160000 } },
  commit: { 'vendor/tables': { bytes: inventedId('tables 2'), mode: 0o160000 } },
});
export const expect = `
  note coverage-unrequested DIFF.patch 114 count=1 path=vendor/tables
  note patch-file-not-bundled DIFF.patch - count=1 all=9
  note run-commit-behind RUN/META.json 7
`;
