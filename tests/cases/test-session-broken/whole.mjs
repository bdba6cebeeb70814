// Lines of kinds that nobody knows, and a long one, are lines all the same.
import { sprintBundle } from '../../tools/bundle.mjs';

const lines = [
  { type: 'session_meta', payload: { id: 'a' } },
  { type: 'event_msg', payload: { type: 'exec_command_end', call_id: '1', command: 'make test', exit_code: 0, aggregated_output: Array.from({ length: 250_000 }, (_, i) => `${i}`).join('\n') } },
  { type: 'a kind from a later version', payload: [7, null] },
  [],
];
export const bundle = sprintBundle({ commit: { 'RUN/session.jsonl': lines.map((line) => `${JSON.stringify(line)}\r\n`).join('') } });
export const expect = `
  note run-commit-behind RUN/META.json 7
`;
