// One item was reviewed an hour after it was archived, the other one before.
import { sprintBundle } from '../../tools/bundle.mjs';
import { ARCHIVE, archived, workItem } from '../../tools/work-items.mjs';

const review = (id) => `Ticket: ${id}\n\nAPPROVE: fine.\n`;
export const bundle = sprintBundle({
  forge: {
    [ARCHIVE]: archived(workItem('TID-001-001'), workItem('TID-001-002')),
    'codex_reviews/20260104T130000Z_TID-001-001.md': review('TID-001-001'),
    'codex_reviews/20260104T110000Z_TID-001-002.md': review('TID-001-002'),
  },
});
export const expect = `
  warning review-after-closing codex_reviews/20260104T130000Z_TID-001-001.md - ticket=TID-001-001 closed=2026-01-04T12:00:00Z
  note run-commit-behind RUN/META.json 7
`;
