// The second was closed before the first, on which it depends; the third after it; the fourth is only its child.
import { sprintBundle } from '../../tools/bundle.mjs';

const issue = (id, closed_at, type) =>
  `${JSON.stringify({ id, title: 'Dig', status: 'closed', closed_at, dependencies: type ? [{ issue_id: id, depends_on_id: 'tide-1', type }] : [] })}\n`;
export const bundle = sprintBundle({
  forge: {
    '.beads/issues.jsonl':
      issue('tide-1', '2026-01-05T10:00:00Z') +
      issue('tide-2', '2026-01-05T10:00:00+01:00', 'blocks') +
      issue('tide-3', '2026-01-05T10:00:00Z', 'blocks') +
      issue('tide-4', '2026-01-05T08:00:00Z', 'parent-child'),
  },
});
export const expect = `
  warning ticket-closed-before-blocker .beads/issues.jsonl 2 ticket=tide-2 blocker=tide-1
  note run-commit-behind RUN/META.json 7
`;
