// The commit fixes which commit of the submodule is meant, not its files.
import { inventedId, sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  before: { 'vendor/tables': { bytes: inventedId('tables'), mode: 0o160000 } },
  proof: (objects, { trees }) => [...objects, trees.find(({ label }) => label === 'tree vendor/')],
  forge: { 'vendor/tables/hamburg.txt': 'high water\n' },
});
export const expect = `
  warning git-proof-incomplete ${bundle.carried['tree vendor/'].path} - "what=submodule commit" folder=vendor/tables/ count=1
   note member-unexpected vendor/tables/hamburg.txt -
  note run-commit-behind RUN/META.json 7
`;
