import { fullerCommit, sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  commit: { 'RUN/TESTS.md': '# Tests\n\n- Failed: `make test`\n  - Error: `make: command not found`.\n' },
  lastCommit: fullerCommit({ trailers: ['Tests: make test (fails: make not found)'] }),
});
export const expect = `
  error test-not-passed RUN/TESTS.md 3 failed=1
  note run-commit-behind RUN/META.json 7
`;
