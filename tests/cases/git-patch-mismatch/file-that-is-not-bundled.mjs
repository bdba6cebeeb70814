// The change is in the patch and not in the commit; the file itself is not here.
import { blobId, sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ proof: true, before: { 'src/tidewatch/cache.py': 'a\n' }, commit: { 'src/tidewatch/cache.py': 'b\n' }, patch: (text) => text.replace(`..${blobId('b\n').slice(0, 7)}`, `..${blobId('c\n').slice(0, 7)}`) });
export const expect = `
  error git-patch-mismatch DIFF.patch 95 path=src/tidewatch/cache.py expected=${blobId('b\n')}
  note patch-file-not-bundled DIFF.patch - count=1
  note run-commit-behind RUN/META.json 7
`;
