import { sprintBundle } from '../../tools/bundle.mjs';

const lines = 'one\ntwo\nthree\nfour\nfive\nsix\n';
export const bundle = sprintBundle({
  before: { 'docs/OLD.md': lines },
  commit: { 'docs/OLD.md': null, 'docs/NEW.md': lines.replace('four', '4') },
  renames: { 'docs/OLD.md': 'docs/NEW.md' },
  add: ['docs/NEW.md'],
  patch: (text) => text.replace('+4\n', '+5\n'),
});
export const expect = `
  note coverage-unrequested DIFF.patch 24 count=1 path=docs/NEW.md
  error patch-hunk-mismatch DIFF.patch 36 path=docs/NEW.md line=4 expected=5 found=4
  note run-commit-behind RUN/META.json 7
`;
