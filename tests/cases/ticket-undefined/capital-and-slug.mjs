// "Ticket-07_add-retry-limit" is ticket-07.
import { TICKETS, sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  before: { [TICKETS]: (text) => text.replace('## ticket-07 ', '## Ticket-07_add-retry-limit ') },
});
export const expect = `
  note run-commit-behind RUN/META.json 7
`;
