// Only the commits are carried: they are facts, the files are not.
import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ proof: (objects) => objects.filter(({ type }) => type === 'commit') });
export const expect = `
  warning git-proof-incomplete ${bundle.carried['commit head'].path} - what=tree "folder=the top folder" count=14
  note run-commit-behind RUN/META.json 7
`;
