import { sprintBundle } from '../../tools/bundle.mjs';
import { withBinary } from '../../tools/git-binary.mjs';

const now = Buffer.from('\0 the bytes'.repeat(100));
export const bundle = sprintBundle({ commit: { 'docs/a.bin': now }, add: ['docs/a.bin'], patch: (text) => withBinary(text, 'docs/a.bin', null, now) });
export const options = { limits: { binary: 1000 } };
export const exit = 3;
export const expect = `
  note coverage-unrequested DIFF.patch 24 count=1 path=docs/a.bin
  error member-too-large DIFF.patch 24 name=binary found=1100 limit=1000
  note run-commit-behind RUN/META.json 7
`;
