// The blob of a symbolic link is its target; as a member it is a file that holds just that.
import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  commit: { 'docs/CURRENT.md': { bytes: 'PLAN_OF_RECORD.md', mode: 0o120000 } },
  add: ['docs/CURRENT.md'],
});
export const expect = `
  note coverage-unrequested DIFF.patch 24 count=1 path=docs/CURRENT.md
  note run-commit-behind RUN/META.json 7
`;
