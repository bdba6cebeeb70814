import { sprintBundle } from '../../tools/bundle.mjs';

const run = '20260104_101500_ticket-07_add-retry-limit';
const folder = `docs/agent_runs/${run}`;
export const bundle = sprintBundle({ run });
export const expect = `
  note run-commit-behind ${folder}/META.json 7
  warning run-stamp-mismatch ${folder}/META.json 4 stamp=20260104_101500
`;
