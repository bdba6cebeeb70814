// The id was changed to that of a member forged where the patch shows nothing.
import { blobId, SOURCE, sprintBundle } from '../../tools/bundle.mjs';

const truth = sprintBundle().members.find(([path]) => path === SOURCE)[1];
const forged = truth.toString().replace('import time\n', 'import evil\n');
export const bundle = sprintBundle({
  patch: (text) => text.replace(`..${blobId(truth).slice(0, 7)}`, `..${blobId(forged).slice(0, 7)}`),
  forge: { [SOURCE]: forged },
});
export const expect = `
  error patch-preimage-mismatch DIFF.patch 95 path=src/tidewatch/fetch.py
  note run-commit-behind RUN/META.json 7
`;
