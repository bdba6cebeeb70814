import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ proof: true, lastCommit: (text) => text.replace('Author:     Example Agent', 'Author:     Example Reviewer') });
export const expect = `
  error git-commit-mismatch LAST_COMMIT.txt 1 what=author commit=${bundle.story.head} "found=Example Reviewer <agent@example.com>"
  note run-commit-behind RUN/META.json 7
`;
