// The repository has the commits, the files and the changes that the bundle says.
import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  proof: () => [],
  before: { 'docs/OLD.md': 'same\n', 'docs/GONE.md': 'x\n', 'bin/run': 'sh\n' },
  commit: { 'docs/OLD.md': null, 'docs/NEW.md': 'same\n', 'docs/GONE.md': null, 'bin/run': { bytes: 'sh\n', mode: 0o100755 } },
  renames: { 'docs/OLD.md': 'docs/NEW.md' },
  add: ['docs/NEW.md', 'bin/run'],
});
export const repository = bundle;
export const expect = `
  note coverage-unrequested DIFF.patch 11 count=3 path=bin/run
  note run-commit-behind RUN/META.json 7
`;
