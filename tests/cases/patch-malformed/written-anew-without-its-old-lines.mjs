// git diff --break-rewrites --irreversible-delete: a file written anew is told without what it was.
import { sprintBundle } from '../../tools/bundle.mjs';
import { rewritten } from '../../tools/git-log.mjs';

const [old, now] = ['Tides\nof last year\n', 'Tables\nof this year\nand the next\n'];
export const bundle = sprintBundle({
  before: { 'docs/tides.md': old },
  commit: { 'docs/tides.md': now },
  add: ['docs/tides.md'],
  patch: (text) => rewritten(text, 'docs/tides.md'),
});
export const expect = `
  note coverage-unrequested DIFF.patch 95 count=1 path=docs/tides.md
  note run-commit-behind RUN/META.json 7
`;
