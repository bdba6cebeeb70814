// What ticket-06b took over is done there.
import { TICKETS, sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  before: { [TICKETS]: (text) => text.replace('**Status:** DONE (reviewed PASS).', '**Status:** Done (low water is ticket-06b).') },
});
export const expect = `
  note run-commit-behind RUN/META.json 7
`;
