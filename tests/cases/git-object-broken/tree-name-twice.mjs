import { sprintBundle } from '../../tools/bundle.mjs';
import { gitObject, treeContent } from '../../tools/git-objects.mjs';

const extra = gitObject('tree', treeContent([[0o100644, 'a', '1234567890'.repeat(4)], [0o100755, 'a', '1234567890'.repeat(4)]]));
export const bundle = sprintBundle({ proof: (objects) => [...objects, extra] });
export const expect = `
  error git-object-broken git-proof/objects/${extra.id.slice(0, 2)}/${extra.id.slice(2)} - "problem=the tree has two entries of one name"
  note run-commit-behind RUN/META.json 7
`;
