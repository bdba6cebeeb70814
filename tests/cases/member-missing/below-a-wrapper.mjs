import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ wrapper: 'evidence/', drop: ['AGENTS.md'] });
export const expect = `
  error member-missing - - path=AGENTS.md
  note run-commit-behind evidence/RUN/META.json 7
`;
