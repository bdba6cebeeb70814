import { blobId, sprintBundle } from '../../tools/bundle.mjs';

const ids = ['b\n', 'c\n'].map((text) => `..${blobId(text).slice(0, 7)}`);
export const bundle = sprintBundle({
  proof: () => [],
  before: { 'src/tidewatch/cache.py': 'a\n' },
  commit: { 'src/tidewatch/cache.py': 'b\n' },
  patch: (text) => text.replace(ids[0], ids[1]),
});
export const repository = bundle;
export const expect = `
  error git-diff-mismatch DIFF.patch 95 path=src/tidewatch/cache.py "problem=the patch leaves it with another content"
  note patch-file-not-bundled DIFF.patch -
  note run-commit-behind RUN/META.json 7
`;
