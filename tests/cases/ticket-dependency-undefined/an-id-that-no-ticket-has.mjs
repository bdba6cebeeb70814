import { sprintBundle } from '../../tools/bundle.mjs';
import { WORK_ITEMS, workItem, workItems } from '../../tools/work-items.mjs';

export const bundle = sprintBundle({
  forge: { [WORK_ITEMS]: workItems(workItem('TW-001-001'), workItem('TW-001-002', { dependencies: ['TW-001-001', 'TW-001-011'] })) },
});
export const expect = `
  warning ticket-dependency-undefined ${WORK_ITEMS} 27 ticket=TW-001-002 blocker=TW-001-011
  note run-commit-behind RUN/META.json 7
`;
