import { sprintBundle } from '../../tools/bundle.mjs';
import { gitObject } from '../../tools/git-objects.mjs';

const extra = { ...gitObject('tree', ''), path: 'git-proof/README.md' };
export const bundle = sprintBundle({ proof: (objects) => [...objects, extra] });
export const expect = `
  error git-object-broken git-proof/README.md - "problem=its path is not objects/ with the 40 or 64 digits of an id, cut behind the second"
  note run-commit-behind RUN/META.json 7
`;
