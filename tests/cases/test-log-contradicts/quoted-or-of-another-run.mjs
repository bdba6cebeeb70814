// A prompt that quotes a failure, a test that is expected to fail, and a log outside of the run.
import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  commit: {
    'RUN/PROMPT.md': '# Prompt\n\nThis failed:\n\n```bash\n$ make test\n2 failed, 1 passed\n```\n',
    'RUN/TESTS.md': '# Tests\n\n- `make test` (pass; 12 passed)\n- `make bad` (expected fail)\n- `make extra` (pass)\n',
    'RUN/COMMANDS.md': '# Commands\n\n- `make test`\n- `make bad` (fail)\n',
    'build/commands.log': 'make extra\nexit 1\n',
  },
  add: ['build/commands.log'],
});
export const expect = `
  note run-commit-behind RUN/META.json 7
`;
