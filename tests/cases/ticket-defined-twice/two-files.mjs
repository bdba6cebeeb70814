// The slug makes no other ticket.
import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  forge: {
    'docs/tickets/ticket-10b_gates.md': '# Ticket: ticket-10b_gates\n## Goal\nDig.\n',
    'docs/tickets/ticket-10b_locks.md': '# Ticket: ticket-10b_locks\n## Goal\nFill.\n',
    'docs/tickets/ticket-10_whole.md': '# Ticket: ticket-10_whole\n## Goal\nBoth.\n',
  },
});
export const expect = `
  warning ticket-defined-twice docs/tickets/ticket-10b_locks.md 1 ticket=ticket-10b first=1
  note run-commit-behind RUN/META.json 7
`;
