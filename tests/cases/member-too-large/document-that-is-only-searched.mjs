// No rule reads the results but the search for local paths; it could not, and that is said.
import { sprintBundle } from '../../tools/bundle.mjs';
import { STORED } from '../../tools/zip.mjs';

export const bundle = sprintBundle({
  before: { 'project_state/CURRENT_RESULTS.md': `# Current results\n\n${'all good\n'.repeat(1_000_000)}` },
  change: (entries) => entries.map((part) => ({ ...part, options: { method: STORED } })),
});
export const exit = 3;
export const expect = `
  error member-too-large project_state/CURRENT_RESULTS.md -
  note run-commit-behind RUN/META.json 7
`;
