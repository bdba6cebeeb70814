// The member has the id, but the lines that the patch adds are not its lines: whoever reads the patch reads something else.
import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ patch: (text) => text.replace('+- `make test` (pass; 12 passed)', '+- `make test` (pass; 99 passed)') });
export const expect = `
  error patch-rebuilt-mismatch DIFF.patch 86 path=docs/agent_runs/20260105_101500_ticket-07_add-retry-limit/TESTS.md
  note run-commit-behind RUN/META.json 7
`;
