// The id was changed to that of a forged member; the lines still speak the truth.
import { blobId, sprintBundle } from '../../tools/bundle.mjs';

const forged = '# Tests\n\n- `make test` (pass; 99 passed)\n';
const truth = sprintBundle().members.find(([path]) => path.endsWith('/TESTS.md'))[1];
export const bundle = sprintBundle({
  patch: (text) => text.replace(`0000000..${blobId(truth).slice(0, 7)}`, `0000000..${blobId(forged).slice(0, 7)}`),
  forge: { 'RUN/TESTS.md': forged },
});
export const expect = `
  error patch-rebuilt-mismatch DIFF.patch 86
  note run-commit-behind RUN/META.json 7
`;
