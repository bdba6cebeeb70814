// A line longer than any buffer is searched in parts, also where a path lies across two of them.
import { sprintBundle } from '../../tools/bundle.mjs';
import { STORED } from '../../tools/zip.mjs';

export const bundle = sprintBundle({
  before: { 'project_state/CURRENT_RESULTS.md': `${'x'.repeat(32 * 1024 - 10)} /home/wanda/results ${'y'.repeat(1_000_000)}\n` },
  change: (entries) => entries.map((part) => ({ ...part, options: { method: STORED } })),
});
export const expect = `
  warning leak-local-path project_state/CURRENT_RESULTS.md 1
  note run-commit-behind RUN/META.json 7
`;
