import { sprintBundle } from '../../tools/bundle.mjs';
import { literalPart, withBinary } from '../../tools/git-binary.mjs';

const now = Buffer.from('\0 the bytes');
const forged = Buffer.from('\0 the evil bytes');
export const bundle = sprintBundle({
  commit: { 'docs/a.bin': now },
  add: ['docs/a.bin'],
  patch: (text) => withBinary(text, 'docs/a.bin', null, now, literalPart(forged) + literalPart(Buffer.alloc(0))),
});
export const expect = `
  note coverage-unrequested DIFF.patch 24 count=1 path=docs/a.bin
  error patch-rebuilt-mismatch DIFF.patch 24 path=docs/a.bin
  note run-commit-behind RUN/META.json 7
`;
