import { sprintBundle } from '../../tools/bundle.mjs';

const earlier = sprintBundle({ run: '20260105_090000_ticket-07_first-try' }).members;
const log = Object.fromEntries(earlier.filter(([path]) => path.startsWith('docs/agent_runs/')));
export const bundle = sprintBundle({ name: 'ticket-07.zip', commit: log });
export const expect = `
  warning run-ambiguous - - count=2 run=20260105_101500_ticket-07_add-retry-limit
  note run-commit-behind RUN/META.json 7
`;
