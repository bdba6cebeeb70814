// Counts that hold, whichever way they count: the section or the document, with optional items or without; and what only
// looks like a count of items.
import { snapshotBundle } from '../../tools/bundle.mjs';

const tasks = `---
total_tasks: 4
completed_tasks: 3
---
# Tasks

2 of 3 required tasks in 2026/01; 3 of 4 tasks done.
Tests: 11 of 12 done by 5/1 am.

## 1. Retry (1/2 complete)
- [x] 1.1 Count the tries in \`src/tidewatch/fetch.py\`
- [ ] 1.2 1 of 2 files done
Score: 8/10

## 2. Gauges
Progress: 2/2
- [x] 2.1 Read \`src/tidewatch/fetch.py\`
- [x]* 2.2 Draw them

\`\`\`
9 of 9 tasks done
\`\`\`
`;
const verification = `# Verification
score: 2/2

## Truths
| 1 | Five tries at most | VERIFIED |
| 2 | The error reaches the caller | VERIFIED |

## Artifacts
| fetch.py | VERIFIED |
`;
const features = { features: [{ id: 1, passes: true }, { id: 2, passes: false }], summary: { total: 2, passed: 1, failed: 1, note: '9' } };
export const bundle = snapshotBundle({
  forge: {
    'openspec/changes/retry/tasks.md': tasks.replace('Tests: 11 of 12 done by 5/1 am.', 'Tests: 11 of 12 pass by 5/1 am.'),
    '.planning/phases/01-retry/01-VERIFICATION.md': verification,
    'prd.json': JSON.stringify(features),
    'docs/tickets/PROGRESS_NOTES.md': '# Notes\n\n3 of 5 tasks done\n',
  },
});
export const expect = `
  note member-unexpected .planning/phases/01-retry/01-VERIFICATION.md -
  note member-unexpected prd.json -
`;
