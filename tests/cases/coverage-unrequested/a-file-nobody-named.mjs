// The lock file is generated, the other is asked for by another ticket; what is left is said once.
import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  commit: { 'poetry.lock': '# made\n', 'src/tidewatch/cache.py': 'tables = {}\n', 'src/tidewatch/spare.py': 'x = 1\n', 'src/tidewatch/zoom.py': 'y = 1\n' },
});
export const expect = `
  note coverage-unrequested DIFF.patch 128 count=2 path=src/tidewatch/spare.py
  note patch-file-not-bundled DIFF.patch -
  note run-commit-behind RUN/META.json 7
`;
