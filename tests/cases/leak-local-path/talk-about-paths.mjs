// Patterns to search for, examples that leave the name open, and addresses that only look alike.
import { sprintBundle } from '../../tools/bundle.mjs';

const talk = [
  'Searched with `rg "/Users/|/Volumes/"` and `rg /Users/`.',
  'Never write `/Volumes/...` or `/home/<user>/`.',
  'See https://example.org/home/wanda/ for the tables.',
  'The page lives under docs/home/index.md.',
];
export const bundle = sprintBundle({ before: { 'project_state/KNOWN_ISSUES.md': `# Known issues\n\n${talk.map((line) => `- ${line}\n`).join('')}` } });
export const expect = `
  note run-commit-behind RUN/META.json 7
`;
