// The id was changed to that of a forged member. The lines of the patch still speak the truth.
import { blobId, SOURCE, sprintBundle } from '../../tools/bundle.mjs';

const truth = sprintBundle().members.find(([path]) => path === SOURCE)[1];
const forged = truth.toString().replace('raise', 'pass');
export const bundle = sprintBundle({
  patch: (text) => text.replace(`..${blobId(truth).slice(0, 7)}`, `..${blobId(forged).slice(0, 7)}`),
  forge: { [SOURCE]: forged },
});
export const expect = `
  error patch-hunk-mismatch DIFF.patch 112 path=src/tidewatch/fetch.py line=18
  note run-commit-behind RUN/META.json 7
`;
