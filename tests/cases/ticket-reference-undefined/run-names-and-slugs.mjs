// The id in a run's or a file's name counts, with its slug.
import { RUN_NAME, TICKETS, sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  commit: { [TICKETS]: (text) => `${text}\nRun log: \`docs/agent_runs/${RUN_NAME}/\`, and ticket-06b_low-water.\n` },
});
export const expect = `
  note run-commit-behind RUN/META.json 7
`;
