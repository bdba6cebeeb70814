import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ worktree: { 'configs/fetch.json': '{"tries": 50, "pause": 2.0}\n' } });
export const expect = `
  note coverage-unrequested DIFF.patch 116 count=1 path=configs/fetch.json
  error patch-uncommitted DIFF.patch 116 path=configs/fetch.json
  note patch-file-not-bundled DIFF.patch - count=1 all=9
  note run-commit-behind RUN/META.json 7
`;
