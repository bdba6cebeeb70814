// As above, with a member that lacks the last lines.
import { blobId, SOURCE, sprintBundle } from '../../tools/bundle.mjs';

const truth = sprintBundle().members.find(([path]) => path === SOURCE)[1];
const forged = truth.toString().replace(/ {12}if left[^]*$/, '');
export const bundle = sprintBundle({
  patch: (text) => text.replace(`..${blobId(truth).slice(0, 7)}`, `..${blobId(forged).slice(0, 7)}`),
  forge: { [SOURCE]: forged },
});
export const expect = `
  error patch-hunk-mismatch DIFF.patch 111 line=17
  note run-commit-behind RUN/META.json 7
`;
