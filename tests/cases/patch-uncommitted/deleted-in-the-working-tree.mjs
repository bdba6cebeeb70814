// Results that are presented, and deleted from the working tree.
import { sprintBundle } from '../../tools/bundle.mjs';

const results = '# Results\n\n- The fetcher asks for a table at most five times.\n';
export const bundle = sprintBundle({ worktree: { 'RUN/RESULTS.md': null }, forge: { 'RUN/RESULTS.md': results } });
export const expect = `
  error patch-blob-mismatch DIFF.patch 116 path=RUN/RESULTS.md
  error patch-uncommitted DIFF.patch 116 path=RUN/RESULTS.md
  note run-commit-behind RUN/META.json 7
`;
