// <RUN_NAME> stands for what the run is called.
import { TICKETS, sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  before: { [TICKETS]: (text) => text.replace('- `src/tidewatch/fetch.py`\n', '- `docs/agent_runs/<RUN_NAME>/META.json`\n') },
});
export const expect = `
  note coverage-unrequested DIFF.patch 95 count=1 path=src/tidewatch/fetch.py
  note run-commit-behind RUN/META.json 7
`;
