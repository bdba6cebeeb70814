// A file written anew stands whole in the patch, even when what it was is left out.
import { sprintBundle } from '../../tools/bundle.mjs';
import { rewritten } from '../../tools/git-log.mjs';

export const bundle = sprintBundle({
  before: { 'docs/tides.md': 'Tides\nof last year\n' },
  commit: { 'docs/tides.md': 'Tables\nof this year\n' },
  add: ['docs/tides.md'],
  patch: (text) => rewritten(text, 'docs/tides.md').replace('+of this year', '+of the year'),
});
export const expect = `
  note coverage-unrequested DIFF.patch 95 count=1 path=docs/tides.md
  error patch-rebuilt-mismatch DIFF.patch 95 path=docs/tides.md
  note run-commit-behind RUN/META.json 7
`;
