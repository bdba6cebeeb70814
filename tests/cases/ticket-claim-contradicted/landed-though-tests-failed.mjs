import { fullerCommit, sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  commit: {
    'PROGRESS.md': (text) => `${text}- ticket-07: landed the retry limit.\n`,
    'RUN/TESTS.md': '# Tests\n\n- `make test` (fail: 2 failed)\n',
  },
  lastCommit: fullerCommit({ trailers: ['Artifacts: none'] }),
});
export const expect = `
  error test-not-passed RUN/TESTS.md 3
  warning ticket-claim-contradicted PROGRESS.md 12 ticket=ticket-07 word=landed
  note run-commit-behind RUN/META.json 7
`;
