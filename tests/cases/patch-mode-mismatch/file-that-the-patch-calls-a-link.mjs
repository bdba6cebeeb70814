import { sprintBundle } from '../../tools/bundle.mjs';
import { withModes } from '../../tools/zip.mjs';

const run = { bytes: '#!/bin/sh\n', mode: 0o100755 };
export const bundle = sprintBundle({
  commit: { 'bin/new': run, 'docs/new.md': 'new\n' },
  add: ['bin/new', 'docs/new.md'],
  change: withModes({ 'bin/new': 0o100755 }),
  patch: (text) => text.replace(/(b\/docs\/new.md\nnew file mode )100644/, '$1120000'),
});
export const expect = `
  note coverage-unrequested DIFF.patch 11 count=2 path=bin/new
  error patch-mode-mismatch DIFF.patch 102 path=docs/new.md "found=a plain file (100644)" "expected=a symbolic link (120000)"
  note run-commit-behind RUN/META.json 7
`;
