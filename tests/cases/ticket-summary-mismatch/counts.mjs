// What documents say of their own items, each in another way, and each of it wrong.
import { snapshotBundle } from '../../tools/bundle.mjs';

const tasks = `---
total_tasks: 4
completed_tasks: 3
---
# Tasks

2 of 3 tasks done.

## 1. Retry (2/2 done)
- [x] 1.1 Count the tries in \`src/tidewatch/fetch.py\`
- [ ] 1.2 Tell how many there were

## 2. Gauges
Progress: 0/1
- [x] 2.1 Read \`src/tidewatch/fetch.py\`
`;
const verification = `# Verification
**Score:** 3/3 must-haves verified

| # | Truth | Status |
|---|---|---|
| 1 | Five tries at most | ✓ VERIFIED |
| 2 | The error reaches the caller | ✗ FAILED |
| 3 | Nobody waits for ever | ? UNCERTAIN |
`;
const features = { features: [{ id: 1, passes: true }, { id: 2, passes: false }], summary: { total: 3, passed: 1, failed: 1 } };
export const bundle = snapshotBundle({
  forge: {
    'openspec/changes/retry/tasks.md': tasks,
    '.planning/phases/01-retry/01-VERIFICATION.md': verification,
    'feature_list.json': `${JSON.stringify(features, null, 1)}\n`,
  },
});
export const expect = `
  warning ticket-summary-mismatch openspec/changes/retry/tasks.md 2 done=2 of=3
  warning ticket-summary-mismatch openspec/changes/retry/tasks.md 3 done=2 of=3
  warning ticket-summary-mismatch openspec/changes/retry/tasks.md 9 done=1 of=2
  warning ticket-summary-mismatch openspec/changes/retry/tasks.md 14 done=1 of=1
  warning ticket-summary-mismatch .planning/phases/01-retry/01-VERIFICATION.md 2 done=1 of=3
  warning ticket-summary-mismatch feature_list.json 13 text=summary done=1 of=2
  note member-unexpected .planning/phases/01-retry/01-VERIFICATION.md -
  note member-unexpected feature_list.json -
`;
