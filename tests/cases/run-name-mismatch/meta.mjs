import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ meta: { run_name: '20260105_101500_ticket-07_retry' } });
export const expect = `
  error run-name-mismatch RUN/META.json 2
  note run-commit-behind RUN/META.json 7
`;
