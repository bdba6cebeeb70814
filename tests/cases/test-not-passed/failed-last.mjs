// A pass that was followed by a failure of the same command.
import { fullerCommit, sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  commit: { 'RUN/TESTS.md': '# Tests\n\n- `make test` (fail: 1 failed)\n- `make lint` (failed)\n' },
  lastCommit: fullerCommit({ trailers: ['Artifacts: none'] }),
});
export const expect = `
  error test-not-passed RUN/TESTS.md 4 failed=2
  note run-commit-behind RUN/META.json 7
`;
