// A change that a reviewer was not to see; what is left is a patch of proper form.
import { sprintBundle } from '../../tools/bundle.mjs';

const lines = (change) => Array.from({ length: 40 }, (_, index) => `${index === 5 || index === 30 ? change : ''}${index}\n`).join('');
export const bundle = sprintBundle({
  before: { 'docs/notes.md': lines('') },
  commit: { 'docs/notes.md': lines('not ') },
  add: ['docs/notes.md'],
  patch: (text) => text.replace(/@@ -28,7 \+28,7 @@[^]*?(?=diff --git)/, ''),
});
export const expect = `
  note coverage-unrequested DIFF.patch 95 count=1 path=docs/notes.md
  error patch-preimage-mismatch DIFF.patch 95 path=docs/notes.md
  note run-commit-behind RUN/META.json 7
`;
