import { fullerCommit, sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  lastCommit: fullerCommit({ trailers: ['Tests: make test (fails: make not found)', 'Artifacts: none'] }),
});
export const expect = `
  warning test-commit-contradicts LAST_COMMIT.txt 9 line=3
  note run-commit-behind RUN/META.json 7
`;
