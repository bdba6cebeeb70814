// What inflates to more than its size says is left off right there.
import { sprintBundle } from '../../tools/bundle.mjs';
import { gitObject, loose } from '../../tools/git-objects.mjs';

const tree = gitObject('tree', '');
const extra = { ...tree, packed: loose({ ...tree, content: Buffer.alloc(1 << 22) }, { header: 'tree 7\0' }) };
export const bundle = sprintBundle({ proof: (objects) => [...objects, extra] });
export const expect = `
  error git-object-broken git-proof/objects/${extra.id.slice(0, 2)}/${extra.id.slice(2)} - "problem=its content is not of the size that it gives"
  note run-commit-behind RUN/META.json 7
`;
