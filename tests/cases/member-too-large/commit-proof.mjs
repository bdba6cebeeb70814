// What comes before the object that is too large is read, and proves what it proves.
import { sprintBundle } from '../../tools/bundle.mjs';
import { gitObject, loose } from '../../tools/git-objects.mjs';

const tree = gitObject('tree', '');
const extra = { ...tree, packed: loose({ ...tree, content: Buffer.alloc(1 << 20) }) };
export const bundle = sprintBundle({ proof: (objects) => [...objects, extra] });
export const options = { limits: { proof: 1 << 20 } };
export const exit = 3;
export const expect = `
  error member-too-large git-proof/objects/${extra.id.slice(0, 2)}/${extra.id.slice(2)} - name=proof limit=1048576
  note run-commit-behind RUN/META.json 7
`;
