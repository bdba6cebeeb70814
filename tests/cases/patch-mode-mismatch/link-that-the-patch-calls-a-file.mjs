import { sprintBundle } from '../../tools/bundle.mjs';
import { SCRIPT } from '../../tools/modes.mjs';
import { withModes } from '../../tools/zip.mjs';

export const bundle = sprintBundle({
  commit: { 'bin/new': SCRIPT, 'docs/link.md': { bytes: 'PLAN_OF_RECORD.md', mode: 0o100644 } },
  add: ['bin/new', 'docs/link.md'],
  change: withModes({ 'docs/link.md': 0o120777 }),
});
export const expect = `
  note coverage-unrequested DIFF.patch 11 count=2 path=bin/new
  error patch-mode-mismatch DIFF.patch 102 path=docs/link.md "found=a symbolic link (120000)" "expected=a plain file (100644)"
  error zip-symlink docs/link.md -
  note run-commit-behind RUN/META.json 7
`;
