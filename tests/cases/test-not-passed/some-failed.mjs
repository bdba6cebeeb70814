import { fullerCommit, sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  commit: { 'RUN/TESTS.md': '# Tests\n\n- `make test` (11 passed, 1 failed)\n' },
  lastCommit: fullerCommit({ trailers: ['Artifacts: none'] }),
});
export const expect = `
  error test-not-passed RUN/TESTS.md 3
  note run-commit-behind RUN/META.json 7
`;
