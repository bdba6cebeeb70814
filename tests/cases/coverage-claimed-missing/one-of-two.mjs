// A ticked task is shown in part: what it names beside that was claimed too. An open one claims nothing.
import { sprintBundle } from '../../tools/bundle.mjs';

const tasks = `## 1. Limit
- [x] 1.1 Count the tries in \`src/tidewatch/fetch.py\` and wait longer in \`src/tidewatch/backoff.py\`
- [ ] 1.2 Log them in \`src/tidewatch/fetch.py\` and \`src/tidewatch/log.py\`
`;
export const bundle = sprintBundle({ forge: { 'openspec/changes/ticket-07/tasks.md': tasks } });
export const expect = `
  error coverage-claimed-missing openspec/changes/ticket-07/tasks.md 2 ticket=ticket-07 "why=src/tidewatch/backoff.py is neither in the bundle nor in the patch"
  note run-commit-behind RUN/META.json 7
`;
