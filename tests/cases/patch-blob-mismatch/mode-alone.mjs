// There is no index line where only the mode changes.
import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  before: { 'docs/run.md': 'sh\n' },
  commit: { 'docs/run.md': { bytes: 'sh\n', mode: 0o100755 } },
  add: ['docs/run.md'],
});
export const expect = `
  note coverage-unrequested DIFF.patch 95 count=1 path=docs/run.md
  note run-commit-behind RUN/META.json 7
`;
