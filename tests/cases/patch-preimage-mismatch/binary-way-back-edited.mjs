import { sprintBundle } from '../../tools/bundle.mjs';
import { delta, deltaPart, withBinary } from '../../tools/git-binary.mjs';

const [old, now, forged] = ['\0 the old bytes', '\0 the new bytes', '\0 the wry bytes'].map((text) => Buffer.from(text.repeat(9)));
export const bundle = sprintBundle({
  before: { 'docs/a.bin': old },
  commit: { 'docs/a.bin': now },
  add: ['docs/a.bin'],
  patch: (text) => withBinary(text, 'docs/a.bin', old, now, deltaPart(delta(old, now)) + deltaPart(delta(now, forged))),
});
export const expect = `
  note coverage-unrequested DIFF.patch 24 count=1 path=docs/a.bin
  error patch-preimage-mismatch DIFF.patch 24 path=docs/a.bin
  note run-commit-behind RUN/META.json 7
`;
