// A digit of the data: the check sum inside does not hold.
import { sprintBundle } from '../../tools/bundle.mjs';
import { withBinary } from '../../tools/git-binary.mjs';

const now = Buffer.from('\0 the bytes, some of them, many of them');
export const bundle = sprintBundle({
  commit: { 'docs/a.bin': now },
  add: ['docs/a.bin'],
  patch: (text) =>
    withBinary(text, 'docs/a.bin', null, now).replace(/(literal 3\d\n.{20})(.)/, (_, before, digit) => before + (digit === '0' ? '1' : '0')),
});
export const expect = `
  note coverage-unrequested DIFF.patch 24 count=1 path=docs/a.bin
  error patch-malformed DIFF.patch 28
  note run-commit-behind RUN/META.json 7
`;
