// An added empty file has an id and no hunk.
import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ commit: { 'docs/EMPTY.md': '' }, add: ['docs/EMPTY.md'] });
export const expect = `
  note run-commit-behind RUN/META.json 7
`;
