import { sprintBundle } from '../../tools/bundle.mjs';
import { withBaseTrees } from '../../tools/git-objects.mjs';

export const bundle = sprintBundle({ proof: withBaseTrees });
export const expect = `
  note run-commit-behind RUN/META.json 7
`;
