// The same in the patch: what was one line is two, and the second has no sign before it.
import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  commit: { 'docs/old-mac.csv': 'a,b\rc,d\r' },
  add: ['docs/old-mac.csv'],
  patch: (text) => text.replaceAll('\r', '\n'),
});
export const expect = `
  note coverage-unrequested DIFF.patch 95 count=1 path=docs/old-mac.csv
  warning patch-altered DIFF.patch 95 path=docs/old-mac.csv
  note run-commit-behind RUN/META.json 7
`;
