// A slug, capitals and leading zeros make no other ticket.
import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ meta: { ticket_id: 'Ticket-7_add-retry-limit' } });
export const expect = `
  note run-commit-behind RUN/META.json 7
`;
