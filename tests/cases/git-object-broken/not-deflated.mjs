// The two bytes of zlib, and then nonsense.
import { sprintBundle } from '../../tools/bundle.mjs';
import { gitObject, loose } from '../../tools/git-objects.mjs';

const tree = gitObject('tree', '');
const extra = { ...tree, packed: Buffer.from([0x78, 0x9c, 0xff, 0xff, 0xff, 0xff, 0, 0]) };
export const bundle = sprintBundle({ proof: (objects) => [...objects, extra] });
export const expect = `
  error git-object-broken git-proof/objects/${extra.id.slice(0, 2)}/${extra.id.slice(2)} - "problem=its compressed data cannot be read"
  note run-commit-behind RUN/META.json 7
`;
