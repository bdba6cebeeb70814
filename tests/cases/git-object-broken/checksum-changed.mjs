import { sprintBundle } from '../../tools/bundle.mjs';
import { gitObject, loose } from '../../tools/git-objects.mjs';

const tree = gitObject('tree', '');
const extra = { ...tree, packed: Buffer.from(loose(tree).map((byte, at, all) => (at === all.length - 1 ? byte ^ 1 : byte))) };
export const bundle = sprintBundle({ proof: (objects) => [...objects, extra] });
export const expect = `
  error git-object-broken git-proof/objects/${extra.id.slice(0, 2)}/${extra.id.slice(2)} - "problem=its zlib checksum is wrong"
  note run-commit-behind RUN/META.json 7
`;
