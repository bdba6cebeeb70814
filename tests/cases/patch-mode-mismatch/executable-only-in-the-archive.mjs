import { bundleOfModes } from '../../tools/modes.mjs';

export const bundle = bundleOfModes('bin/new', '100644');
export const expect = `
  note coverage-unrequested DIFF.patch 11 count=2 path=bin/new
  error patch-mode-mismatch DIFF.patch 11 path=bin/new "found=executable (100755)" "expected=a plain file (100644)"
  note run-commit-behind RUN/META.json 7
`;
