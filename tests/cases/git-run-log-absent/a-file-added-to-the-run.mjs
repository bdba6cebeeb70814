import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ proof: true, forge: { 'RUN/REVIEW.md': 'approved\n' } });
export const expect = `
  error git-run-log-absent RUN/REVIEW.md - path=RUN/REVIEW.md
  error patch-run-log-absent RUN/REVIEW.md -
  note run-commit-behind RUN/META.json 7
`;
