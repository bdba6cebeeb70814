import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ proof: () => [] });
export const repository = { story: bundle.story, without: ['commit work'] };
export const expect = `
  error git-commit-absent COMMITS.txt 5 id=${bundle.story.work.slice(0, 7)}
  error git-commit-absent RUN/META.json 7 id=${bundle.story.work}
  note run-commit-behind RUN/META.json 7
`;
