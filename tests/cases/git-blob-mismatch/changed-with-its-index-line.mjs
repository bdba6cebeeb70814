// The patch was edited so that it agrees with the file; the commit does not.
import { blobId, SOURCE, sprintBundle } from '../../tools/bundle.mjs';

const honest = sprintBundle().members.find(([path]) => path === SOURCE)[1].toString();
const forged = honest.replace('tries=5', 'tries=50');
export const bundle = sprintBundle({
  proof: true,
  patch: (text) => text.replace(/(index \w{7}\.\.)\w{7}( 100644\n--- a\/src\/tidewatch)/, `$1${blobId(forged).slice(0, 7)}$2`).replace('+def fetch_table(station, year, pause=2.0, tries=5)', '+def fetch_table(station, year, pause=2.0, tries=50)'),
  forge: { [SOURCE]: forged },
});
export const expect = `
  error git-blob-mismatch ${SOURCE} - found=${blobId(forged)}
  error git-patch-mismatch DIFF.patch 95 path=${SOURCE}
  note run-commit-behind RUN/META.json 7
`;
