// The agent was stopped while it wrote the last line, and another one is no JSON; that a command was killed is an exit code
// below zero.
import { sprintBundle } from '../../tools/bundle.mjs';

const lines = [
  { type: 'session_meta', payload: { id: 'a' } },
  { type: 'event_msg', payload: { type: 'exec_command_end', call_id: '1', command: 'make bench', exit_code: -9 } },
  'warning: something that the terminal said',
  { type: 'a kind from a later version', payload: 7 },
];
const text = lines.map((line) => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`).join('');
export const bundle = sprintBundle({ commit: { 'RUN/session.jsonl': `${text}\n{"type":"event_msg","payl` } });
export const expect = `
  warning test-session-broken RUN/session.jsonl 3 count=2
  note run-commit-behind RUN/META.json 7
`;
