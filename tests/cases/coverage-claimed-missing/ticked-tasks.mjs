// What the patch changes is shown, what is only used or named with a hedge is not asked for, and an open box claims nothing.
// What another ticket claims is not this bundle's to show.
import { sprintBundle } from '../../tools/bundle.mjs';

const tasks = `## 1. Limit
- [x] 1.1 Count the tries in \`src/tidewatch/fetch.py\`
- [x] 1.2 Add \`src/tidewatch/backoff.py\`
- [x] 1.3 Read \`docs/servers.md\`
- [x] 1.4 Describe it in \`docs/retry.md\` (if missing)
- [x] 1.5 Draw \`docs/tries.svg\` (optional)
- [x] 1.6 Ask around
- [ ] 1.7 Add \`src/tidewatch/clock.py\`
`;
export const bundle = sprintBundle({
  forge: {
    'openspec/changes/ticket-07/tasks.md': tasks,
    'openspec/changes/ticket-06/tasks.md': '- [x] 1.1 Add `src/tidewatch/low.py`\n',
  },
});
export const expect = `
  error coverage-claimed-missing openspec/changes/ticket-07/tasks.md 3 ticket=ticket-07
  note run-commit-behind RUN/META.json 7
`;
