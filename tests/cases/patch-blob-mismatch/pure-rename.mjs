import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  before: { 'docs/OLD NAME.md': 'the same\n' },
  commit: { 'docs/OLD NAME.md': null, 'docs/NEW NAME.md': 'the same\n' },
  renames: { 'docs/OLD NAME.md': 'docs/NEW NAME.md' },
  add: ['docs/NEW NAME.md'],
});
export const expect = `
  note coverage-unrequested DIFF.patch 24 count=1 "path=docs/NEW NAME.md"
  note run-commit-behind RUN/META.json 7
`;
