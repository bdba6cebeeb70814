// git writes 40000, not 040000.
import { sprintBundle } from '../../tools/bundle.mjs';
import { gitObject } from '../../tools/git-objects.mjs';

const extra = gitObject('tree', Buffer.concat([Buffer.from('040000 a\0'), Buffer.from('1234567890'.repeat(4), 'hex')]));
export const bundle = sprintBundle({ proof: (objects) => [...objects, extra] });
export const expect = `
  error git-object-broken git-proof/objects/${extra.id.slice(0, 2)}/${extra.id.slice(2)} - "problem=the tree has an entry of a mode that git does not write"
  note run-commit-behind RUN/META.json 7
`;
