import { sprintBundle } from '../../tools/bundle.mjs';

const earlier = sprintBundle({ run: '20260105_090000_ticket-07_first-try' }).members;
const log = Object.fromEntries(earlier.filter(([path]) => path.startsWith('docs/agent_runs/')));
export const bundle = sprintBundle({ commit: log });
export const expect = `
  note run-commit-behind RUN/META.json 7
`;
