// A text of any size is searched to its end, though no parser reads it.
import { sprintBundle } from '../../tools/bundle.mjs';
import { STORED } from '../../tools/zip.mjs';

export const bundle = sprintBundle({
  before: {
    'project_state/KNOWN_ISSUES.md': `# Known issues\n\n${'all good\n'.repeat(1_000_000)}kept in /home/wanda/results\n`,
  },
  change: (entries) => entries.map((part) => ({ ...part, options: { method: STORED } })),
});
export const expect = `
  warning leak-local-path project_state/KNOWN_ISSUES.md 1000003:9 path=/home/wanda/results
  note run-commit-behind RUN/META.json 7
`;
