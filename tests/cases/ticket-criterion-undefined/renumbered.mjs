// A task serves a requirement that is no longer there. Stories that nothing defines here are another document's.
import { snapshotBundle } from '../../tools/bundle.mjs';

const spec = '# Feature Specification: Retry\n\n- **FR-001**: The fetcher MUST ask again\n- **FR-002**: It MUST give up\n';
const tasks = `# Tasks: Retry

- [x] T001 [US1] Ask again in src/tidewatch/fetch.py, for FR-001
- [ ] T002 Give up, for FR-002 and FR-009
`;
export const bundle = snapshotBundle({ forge: { 'specs/001-retry/spec.md': spec, 'specs/001-retry/tasks.md': tasks } });
export const expect = `
  warning ticket-criterion-undefined specs/001-retry/tasks.md 4 ticket=T002 key=FR-009
`;
