import { sprintBundle } from '../../tools/bundle.mjs';

const lines = 'one\ntwo\nthree\nfour\nfive\nsix\n';
export const bundle = sprintBundle({
  before: { 'docs/OLD.md': lines },
  commit: { 'docs/OLD.md': null, 'docs/NEW.md': lines.replace('four', '4') },
  renames: { 'docs/OLD.md': 'docs/NEW.md' },
  forge: { 'docs/NEW.md': lines },
});
export const expect = `
  note coverage-unrequested DIFF.patch 24 count=1 path=docs/NEW.md
  error patch-blob-mismatch DIFF.patch 24 path=docs/NEW.md
  note run-commit-behind RUN/META.json 7
`;
