import { sprintBundle } from '../../tools/bundle.mjs';
import { gitObject } from '../../tools/git-objects.mjs';

const extra = { ...gitObject('tree', ''), path: 'git-proof/objects/12/3456' };
export const bundle = sprintBundle({ proof: (objects) => [...objects, extra] });
export const expect = `
  error git-object-broken git-proof/objects/12/3456 - "problem=its path is not objects/ with the 40 or 64 digits of an id, cut behind the second"
  note run-commit-behind RUN/META.json 7
`;
