import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  run: '20260105_101500_ticket-08_add-retry-limit',
});
export const expect = `
  error ticket-mismatch - -
  error ticket-mismatch docs/agent_runs/20260105_101500_ticket-08_add-retry-limit/META.json 3
  note run-commit-behind docs/agent_runs/20260105_101500_ticket-08_add-retry-limit/META.json 7
`;
