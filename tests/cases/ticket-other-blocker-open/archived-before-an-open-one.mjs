import { sprintBundle } from '../../tools/bundle.mjs';
import { archived, ARCHIVE, WORK_ITEMS, workItem, workItems } from '../../tools/work-items.mjs';

export const bundle = sprintBundle({
  forge: {
    [ARCHIVE]: archived(workItem('TW-001-002', { dependencies: ['TW-001-001', 'TW-001-003'] }), workItem('TW-001-001')),
    [WORK_ITEMS]: workItems(workItem('TW-001-003')),
  },
});
export const expect = `
  warning ticket-other-blocker-open ${ARCHIVE} 1 ticket=TW-001-002 blocker=TW-001-003
  note run-commit-behind RUN/META.json 7
`;
