// "-?,?" is what git writes of a file written anew, and says so above; of any other change it hides what was taken away.
import { sprintBundle } from '../../tools/bundle.mjs';
import { rewritten } from '../../tools/git-log.mjs';

export const bundle = sprintBundle({
  before: { 'docs/tides.md': 'Tides\nof last year\n' },
  commit: { 'docs/tides.md': 'Tables\nof this year\n' },
  add: ['docs/tides.md'],
  patch: (text) => rewritten(text, 'docs/tides.md').replace('dissimilarity index 100%\n', ''),
});
export const expect = `
  note coverage-unrequested DIFF.patch 95 count=1 path=docs/tides.md
  error patch-malformed DIFF.patch 99
  note run-commit-behind RUN/META.json 7
`;
