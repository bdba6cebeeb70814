// What was run and failed last, and is recorded as passed: once in COMMANDS.md, once in the agent's session. The first command
// passed on its second try.
import { sprintBundle } from '../../tools/bundle.mjs';

const call = (id, command, code) => `${JSON.stringify({ type: 'event_msg', payload: { type: 'exec_command_end', call_id: id, command, exit_code: code } })}\n`;
export const bundle = sprintBundle({
  commit: {
    'RUN/COMMANDS.md': '# Commands\n\n- `make test` (fail)\n- `make lint`: pass\n- `CI=1 make lint`: failed\n- `make test` (pass)\n',
    'RUN/TESTS.md': '# Tests\n\n- `make test` (pass; 12 passed)\n- `make lint` (pass)\n- `make docs` (pass)\n',
    'RUN/session.jsonl': '{"type":"session_meta","payload":{}}\n' + call('1', 'make docs', 2),
  },
});
export const expect = `
  warning test-log-contradicts RUN/COMMANDS.md 5 line=4
  warning test-log-contradicts RUN/session.jsonl 2 "command=make docs" line=5
  note run-commit-behind RUN/META.json 7
`;
