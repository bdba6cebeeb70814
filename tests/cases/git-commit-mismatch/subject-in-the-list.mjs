import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ proof: true, commits: (text) => text.replace('limit retries of the fetcher', 'rewrite the fetcher') });
export const expect = `
  error git-commit-mismatch COMMITS.txt 5 what=subject commit=${bundle.story.work}
  note run-commit-behind RUN/META.json 7
`;
