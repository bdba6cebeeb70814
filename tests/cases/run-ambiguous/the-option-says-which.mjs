import { sprintBundle } from '../../tools/bundle.mjs';

const earlier = sprintBundle({ run: '20260105_090000_ticket-07_first-try', name: 'ticket-07.zip' }).members;
const log = Object.fromEntries(earlier.filter(([path]) => path.startsWith('docs/agent_runs/')));
export const bundle = sprintBundle({ name: 'ticket-07.zip', commit: log });
export const options = { run: '20260105_090000_ticket-07_first-try' };
export const expect = `
  note run-commit-behind docs/agent_runs/20260105_090000_ticket-07_first-try/META.json 7
`;
