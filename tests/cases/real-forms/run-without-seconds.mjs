// "HHMMSS" was never replaced in the run's name, which RESULTS.md repeats.
import { microBundle } from '../../tools/bundle.mjs';

export const bundle = microBundle({ run: '20260105_HHMMSS_ticket-07_add-retry-limit' });
export const expect = `
  error run-placeholder docs/agent_runs/20260105_HHMMSS_ticket-07_add-retry-limit/RESULTS.md 5 text=HHMMSS
  note run-commit-behind docs/agent_runs/20260105_HHMMSS_ticket-07_add-retry-limit/META.json 7
`;
