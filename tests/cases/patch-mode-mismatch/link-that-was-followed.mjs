// zip without --symlinks stores what a link leads to: another content, which says enough.
import { sprintBundle } from '../../tools/bundle.mjs';
import { SCRIPT } from '../../tools/modes.mjs';
import { withModes } from '../../tools/zip.mjs';

export const bundle = sprintBundle({
  commit: { 'bin/new': SCRIPT, 'docs/link.md': { bytes: 'PLAN_OF_RECORD.md', mode: 0o120000 } },
  add: ['bin/new', 'docs/link.md'],
  forge: { 'docs/link.md': '# Plan\n' },
  change: withModes({ 'bin/new': 0o100755 }),
});
export const expect = `
  note coverage-unrequested DIFF.patch 11 count=2 path=bin/new
  error patch-blob-mismatch DIFF.patch 102 path=docs/link.md
  note run-commit-behind RUN/META.json 7
`;
