// That a ticket failed once is how it went; it is done since.
import { TICKETS, sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  before: { [TICKETS]: (text) => text.replace('- `tidewatch next --low`', '- Ticket-06 failed review at first.\n- `tidewatch next --low`') },
});
export const expect = `
  note run-commit-behind RUN/META.json 7
`;
