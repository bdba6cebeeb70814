// A line that the patch takes away, and one of its context.
import { sprintBundle } from '../../tools/bundle.mjs';

const old = '# Known issues\n\n- See /home/wanda/old.log.\n- See /home/wanda/kept.log.\n';
export const bundle = sprintBundle({
  before: { 'project_state/KNOWN_ISSUES.md': old },
  commit: { 'project_state/KNOWN_ISSUES.md': old.replace('- See /home/wanda/old.log.\n', '') },
});
export const expect = `
  warning leak-local-path project_state/KNOWN_ISSUES.md 3:7 path=/home/wanda/kept.log origin=inherited
  note run-commit-behind RUN/META.json 7
`;
