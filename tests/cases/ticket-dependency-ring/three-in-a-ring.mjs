// The fourth only leads into the ring.
import { sprintBundle } from '../../tools/bundle.mjs';
import { WORK_ITEMS, workItem, workItems } from '../../tools/work-items.mjs';

const on = (id, ...dependencies) => workItem(id, { dependencies });
export const bundle = sprintBundle({
  forge: {
    [WORK_ITEMS]: workItems(on('TW-001-001', 'TW-001-002'), on('TW-001-002', 'TW-001-003'), on('TW-001-003', 'TW-001-001'), on('TW-001-004', 'TW-001-001'), on('TW-001-005', 'TW-001-005')),
  },
});
export const expect = `
  warning ticket-dependency-ring ${WORK_ITEMS} 2 ticket=TW-001-001
  warning ticket-dependency-ring ${WORK_ITEMS} 22 ticket=TW-001-002
  warning ticket-dependency-ring ${WORK_ITEMS} 42 ticket=TW-001-003
  warning ticket-dependency-ring ${WORK_ITEMS} 82 ticket=TW-001-005
  note run-commit-behind RUN/META.json 7
`;
