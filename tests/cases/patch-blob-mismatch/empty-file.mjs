// An added empty file has an id and no hunk.
import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ commit: { 'docs/EMPTY.md': '' }, add: ['docs/EMPTY.md'] });
export const expect = `
  note coverage-unrequested DIFF.patch 24 count=1 path=docs/EMPTY.md
  note run-commit-behind RUN/META.json 7
`;
