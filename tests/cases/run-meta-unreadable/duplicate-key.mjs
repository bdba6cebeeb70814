// Two readers may take two values.
import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  commit: { 'RUN/META.json': (text) => text.replace('  "branch_name"', '  "ticket_id": "ticket-06",\n  "branch_name"') },
});
export const expect = `
  error run-meta-unreadable RUN/META.json 8:3
`;
