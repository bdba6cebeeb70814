// The archive says that it is done, the open list that it is not.
import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  forge: {
    'tickets/work_items.json': '[{"ticket_id": "TIDE-1", "title": "Dig"},\n {"ticket_id": "TIDE-2", "title": "Fill"}]\n',
    'tickets/archive/work-items.jsonl': '{"archived_at": "2026-01-05T10:00:00Z", "module": {"ticket_id": "TIDE-2"}}\n',
  },
});
export const expect = `
  warning ticket-defined-twice tickets/archive/work-items.jsonl 1 ticket=TIDE-2 first=2 file=tickets/work_items.json
  warning ticket-status-conflict tickets/work_items.json 2 ticket=TIDE-2
  note run-commit-behind RUN/META.json 7
`;
