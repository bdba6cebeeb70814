// Literal and delta, forwards and backwards: added, changed and deleted.
import { sprintBundle } from '../../tools/bundle.mjs';
import { withBinary } from '../../tools/git-binary.mjs';

const [old, now, other] = ['\0 the old bytes', '\0 the new bytes, and more of them', '\0 another'].map((text) => Buffer.from(text.repeat(40)));
export const bundle = sprintBundle({
  before: { 'docs/a.bin': old, 'docs/gone.bin': other },
  commit: { 'docs/a.bin': now, 'docs/b.bin': other, 'docs/gone.bin': null },
  add: ['docs/a.bin', 'docs/b.bin'],
  patch: (text) => withBinary(withBinary(withBinary(text, 'docs/a.bin', old, now), 'docs/b.bin', null, other), 'docs/gone.bin', other, null),
});
export const expect = `
  note coverage-unrequested DIFF.patch 24 count=3 path=docs/a.bin
  note run-commit-behind RUN/META.json 7
`;
