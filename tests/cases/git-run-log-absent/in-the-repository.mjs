import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ proof: () => [], forge: { 'RUN/REVIEW.md': 'approved\n' } });
export const repository = bundle;
export const expect = `
  error git-run-log-absent RUN/REVIEW.md - path=RUN/REVIEW.md commit=${bundle.story.head}
  error patch-run-log-absent RUN/REVIEW.md -
  note run-commit-behind RUN/META.json 7
`;
