// Run logs often hold more than the five files; these are explained by where they are.
import { RUN_NAME, sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  commit: { 'RUN/SUMMARY.md': '# Summary\n\nFive tries.\n', 'RUN/RUN_NAME.txt': `${RUN_NAME}\n` },
});
export const expect = `
  note run-commit-behind RUN/META.json 7
`;
