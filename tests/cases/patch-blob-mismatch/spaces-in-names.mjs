// A TAB follows such names on the --- and +++ lines.
import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  before: { 'docs/ROADMAP (1).md': 'first\n' },
  commit: { 'docs/ROADMAP (1).md': 'second\n' },
  add: ['docs/ROADMAP (1).md'],
});
export const expect = `
  note coverage-unrequested DIFF.patch 24 count=1 "path=docs/ROADMAP (1).md"
  note run-commit-behind RUN/META.json 7
`;
