import { sprintBundle } from '../../tools/bundle.mjs';
import { gitObject } from '../../tools/git-objects.mjs';

export const bundle = sprintBundle({ proof: (objects) => [...objects, gitObject('tag', 'anything')] });
export const expect = `
  note git-object-unused ${bundle.carried['tag'].path} - type=tag
  note run-commit-behind RUN/META.json 7
`;
