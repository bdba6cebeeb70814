// The log was written before the base: the patch does not hold it.
import { sprintBundle } from '../../tools/bundle.mjs';

const { members } = sprintBundle();
const log = members.filter(([path]) => path.startsWith('docs/agent_runs/'));
export const bundle = sprintBundle({ before: Object.fromEntries(log), add: log.map(([path]) => path) });
export const expect = `
  error patch-run-log-absent RUN/COMMANDS.md -
  error patch-run-log-absent RUN/META.json -
  error patch-run-log-absent RUN/PROMPT.md -
  error patch-run-log-absent RUN/RESULTS.md -
  error patch-run-log-absent RUN/TESTS.md -
  note run-commit-behind RUN/META.json 7
`;
