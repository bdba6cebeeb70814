import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  before: { 'docs/A.md': 'no newline', 'docs/B.md': 'no newline', 'docs/C.md': 'newline\n' },
  commit: { 'docs/A.md': 'no newline still', 'docs/B.md': 'newline now\n', 'docs/C.md': 'no newline now', 'docs/D.md': 'new' },
  add: ['docs/A.md', 'docs/B.md', 'docs/C.md', 'docs/D.md'],
});
export const expect = `
  note coverage-unrequested DIFF.patch 11 count=4 path=docs/A.md
  note run-commit-behind RUN/META.json 7
`;
