// `git log` of a merge has a "Merge:" line; long trailers are indented by four.
import { BASE, WORK, fullerCommit, sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  lastCommit: fullerCommit({
    merge: `${BASE.slice(0, 7)} ${WORK.slice(0, 7)}`,
    trailers: [
      `Tests: make test && make lint && make docs && tidewatch next --station "North Pier" --low (12 passed)`,
      'Artifacts: docs/agent_runs/20260105_101500_ticket-07_add-retry-limit/',
      'Docs: PROGRESS.md, docs/CODEX_SPRINT_TICKETS.md',
    ],
  }),
});
export const expect = `
  note run-commit-behind RUN/META.json 7
`;
