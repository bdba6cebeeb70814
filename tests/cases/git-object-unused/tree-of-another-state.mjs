import { sprintBundle } from '../../tools/bundle.mjs';
import { gitObject } from '../../tools/git-objects.mjs';

export const bundle = sprintBundle({ proof: (objects) => [...objects, gitObject('tree', '', { label: 'empty' })] });
export const expect = `
  note git-object-unused ${bundle.carried['empty'].path} - type=tree
  note run-commit-behind RUN/META.json 7
`;
