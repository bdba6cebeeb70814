// Python's ZipFile.writestr gives every file the permissions 0600 and no type; copied files have both.
import { sprintBundle } from '../../tools/bundle.mjs';
import { SCRIPT } from '../../tools/modes.mjs';
import { withModes } from '../../tools/zip.mjs';

export const bundle = sprintBundle({
  commit: { 'bin/new': SCRIPT, 'bin/tool': SCRIPT },
  add: ['bin/new', 'bin/tool'],
  change: withModes({ 'bin/tool': 0o100755, 'docs/PLAN_OF_RECORD.md': 0o100644 }, 0o600),
});
export const expect = `
  note coverage-unrequested DIFF.patch 11 count=2 path=bin/new
  note run-commit-behind RUN/META.json 7
`;
