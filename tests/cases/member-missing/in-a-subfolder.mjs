// A file of the right name in the wrong place is not the required one.
import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  drop: ['project_state/KNOWN_ISSUES.md'],
  forge: { 'docs/KNOWN_ISSUES.md': '# Known issues\n\nNone.\n' },
});
export const expect = `
  error member-missing - - path=project_state/KNOWN_ISSUES.md
  note run-commit-behind RUN/META.json 7
`;
