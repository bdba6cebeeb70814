// The name speaks of another run of the same ticket.
import { STAMP, sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  name: `${STAMP}_ticket-07_20260105_090000_ticket-07_first-try.zip`,
});
export const expect = `
  error run-name-mismatch - -
  note run-commit-behind RUN/META.json 7
`;
