// A file was dropped from a patch that begins with its diffstat.
import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ patch: (text) => text.replace('\n', '\n 9 files changed, 47 insertions(+), 3 deletions(-)\n\n') });
export const expect = `
  error git-stat-mismatch DIFF.patch 2 found=9 expected=8
  note run-commit-behind RUN/META.json 7
`;
