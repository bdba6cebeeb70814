import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ proof: (objects) => objects.filter(({ label }) => label !== 'tree src/tidewatch/' && label !== 'tree project_state/') });
export const expect = `
  warning git-proof-incomplete ${bundle.carried['tree '].path} - what=tree folder=project_state/ count=3
  warning git-proof-incomplete ${bundle.carried['tree src/'].path} - what=tree folder=src/tidewatch/ count=1
  note run-commit-behind RUN/META.json 7
`;
