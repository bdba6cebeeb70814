// The way back is true; the way forward makes another file of the old one.
import { binaryBundle, delta, deltaPart } from '../../tools/git-binary.mjs';

export const bundle = binaryBundle((old, now, other) => deltaPart(delta(old, other)) + deltaPart(delta(now, old)));
export const expect = `
  note coverage-unrequested DIFF.patch 24 count=1 path=docs/a.bin
  error patch-rebuilt-mismatch DIFF.patch 24 path=docs/a.bin
  note run-commit-behind RUN/META.json 7
`;
