// What is committed is a plain file; what is staged starts from an executable one.
import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  commit: { 'bin/new': '#!/bin/sh\n' },
  staged: { 'bin/new': '#!/bin/sh\ntrue\n' },
  add: ['bin/new'],
  patch: (text) => text.replace(/(index \w+\.\.\w+ )100644(?=\n--- a\/bin\/new)/, '$1100755'),
});
export const expect = `
  note coverage-unrequested DIFF.patch 11 count=2 path=bin/new
  error patch-mode-mismatch DIFF.patch 11 path=bin/new "found=executable (100755)" "expected=a plain file (100644)"
  error patch-uncommitted DIFF.patch 123 path=bin/new
  note run-commit-behind RUN/META.json 7
`;
