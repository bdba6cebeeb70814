import { bundleOfModes } from '../../tools/modes.mjs';

export const bundle = bundleOfModes('docs/new.md', '120000');
export const expect = `
  note coverage-unrequested DIFF.patch 11 count=2 path=bin/new
  error patch-mode-mismatch DIFF.patch 102 path=docs/new.md "found=a plain file (100644)" "expected=a symbolic link (120000)"
  note run-commit-behind RUN/META.json 7
`;
