import { binaryBundle, delta, deltaPart } from '../../tools/git-binary.mjs';

export const bundle = binaryBundle((old, now, other) => deltaPart(delta(old, now)) + deltaPart(delta(now, other)));
export const expect = `
  note coverage-unrequested DIFF.patch 24 count=1 path=docs/a.bin
  error patch-preimage-mismatch DIFF.patch 24 path=docs/a.bin
  note run-commit-behind RUN/META.json 7
`;
