import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  before: { 'docs/OLD.md': 'gone\n' },
  commit: { 'docs/OLD.md': null },
  forge: { 'docs/OLD.md': 'gone\n' },
});
export const expect = `
  note coverage-unrequested DIFF.patch 24 count=1 path=docs/OLD.md
  error patch-blob-mismatch DIFF.patch 24 path=docs/OLD.md
  note run-commit-behind RUN/META.json 7
`;
