import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  commit: { 'RUN/COMMANDS.md': null, 'RUN/RESULTS.md': null, 'RUN/TESTS.md': null, 'RUN/META.json': null },
});
export const expect = `
  error run-file-missing - - file=COMMANDS.md
  error run-file-missing - - file=RESULTS.md
  error run-file-missing - - file=TESTS.md
  error run-file-missing - - file=META.json
`;
