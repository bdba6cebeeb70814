// Requirement 1.1 is shown through its task, 1.2 through one of two, 2.1 by nothing that its task names, and 3.1 is named by
// no task. A whole requirement may be named, too.
import { snapshotBundle } from '../../tools/bundle.mjs';

const requirements = `# Requirements Document

### Requirement 1: Retry

#### Acceptance Criteria
1. WHEN a server does not answer THE fetcher SHALL ask again
2. WHEN it never answers THE fetcher SHALL give up

### Requirement 2: Gauges

#### Acceptance Criteria
1. WHEN a gauge is new THE fetcher SHALL list it

### Requirement 3: Telling

#### Acceptance Criteria
1. WHEN it gives up THE fetcher SHALL say why
`;
const tasks = `# Implementation Plan

- [x] 1. Ask again in \`src/tidewatch/fetch.py\`
  - _Requirements: 1.1, 1.2_
- [ ] 2. Give up in \`src/tidewatch/giving_up.py\`
  - _Requirements: 1.2_
- [x] 3. List the gauges
  - _Requirements: 2_
`;
export const bundle = snapshotBundle({
  name: 'gpt_bundle_20260105_104500.zip',
  drop: ['README.txt'],
  forge: { '.kiro/specs/retry/requirements.md': requirements, '.kiro/specs/retry/tasks.md': tasks },
});
export const states = `
  retry 6 evidenced
  retry 7 partial
  retry 12 undecidable
  retry 17 undecidable
`;
export const expect = `
  error member-missing - - path=README.txt
  error ticket-undefined docs/tickets/ticket-07_add-retry-limit.md -
  warning ticket-criterion-unserved .kiro/specs/retry/requirements.md 17 key=3.1 count=1 of=4
`;
