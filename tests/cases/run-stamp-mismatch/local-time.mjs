// The stamp is local time, fourteen hours ahead.
import { sprintBundle } from '../../tools/bundle.mjs';

const run = '20260106_001500_ticket-07_add-retry-limit';
const folder = `docs/agent_runs/${run}`;
export const bundle = sprintBundle({ run });
export const expect = `
  note run-commit-behind ${folder}/META.json 7
`;
