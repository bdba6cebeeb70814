import { inventedId, sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ proof: true, lastCommit: (text) => text.replace(/[0-9a-f]{40}/, inventedId('another')) });
export const expect = `
  error git-proof-other-commit LAST_COMMIT.txt 1 found=${inventedId('another')} expected=${bundle.story.head}
  error git-last-commit-mismatch LAST_COMMIT.txt 1
  note run-commit-behind RUN/META.json 7
`;
