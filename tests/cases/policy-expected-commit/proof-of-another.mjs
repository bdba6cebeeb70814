// LAST_COMMIT.txt was made to agree; the proof is what counts.
import { inventedId, sprintBundle } from '../../tools/bundle.mjs';

const wanted = inventedId('wanted');
export const bundle = sprintBundle({ proof: true, lastCommit: (text) => text.replace(/[0-9a-f]{40}/, wanted) });
export const options = { expect: { commit: wanted } };
export const expect = `
  error git-last-commit-mismatch LAST_COMMIT.txt 1 last=${wanted}
  error git-proof-other-commit LAST_COMMIT.txt 1 found=${wanted}
  error policy-expected-commit - - expected=${wanted} found=${bundle.story.head} "where=the commit proof"
  note run-commit-behind RUN/META.json 7
`;
