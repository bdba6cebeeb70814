import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ drop: ['docs/PLAN_OF_RECORD.md'] });
export const expect = `
  error member-missing - - path=docs/PLAN_OF_RECORD.md
  note run-commit-behind RUN/META.json 7
`;
