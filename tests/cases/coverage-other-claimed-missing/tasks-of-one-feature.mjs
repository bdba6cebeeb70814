// Nothing says which ticket is under review. One task of the first feature is shown, so another one could be; of the second
// feature the bundle shows nothing at all: it is about other work.
import { snapshotBundle } from '../../tools/bundle.mjs';

const first = `# Tasks: Retry
- [x] T001 Count the tries in src/tidewatch/fetch.py
- [x] T002 Wait longer in src/tidewatch/backoff.py
- [ ] T003 Read the clock in src/tidewatch/clock.py
`;
const second = '# Tasks: Gates\n- [x] T001 Open them in src/tidewatch/gate.py\n';
export const bundle = snapshotBundle({
  name: 'gpt_bundle_20260105_104500.zip',
  drop: ['README.txt'],
  forge: { 'specs/001-retry/tasks.md': first, 'specs/002-gates/tasks.md': second },
});
export const expect = `
  error member-missing - - path=README.txt
  error ticket-undefined docs/tickets/ticket-07_add-retry-limit.md -
  warning coverage-other-claimed-missing specs/001-retry/tasks.md 3 ticket=T002
`;
