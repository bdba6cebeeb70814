// Run logs quote patches and headings; inside a hunk these are lines like any other.
import { sprintBundle } from '../../tools/bundle.mjs';

const quoted = [
  '',
  '    ### git diff --patch (working tree)',
  '### git diff --patch (working tree)',
  'diff --git a/AGENTS.md b/AGENTS.md',
  'index 1111111..2222222 100644',
  '--- a/AGENTS.md',
  '+++ b/AGENTS.md',
  '@@ -1,3 +1,9 @@',
  '+ a line',
].join('\n');
export const bundle = sprintBundle({ commit: { 'RUN/COMMANDS.md': (text) => `${text}${quoted}\n` } });
export const expect = `
  note run-commit-behind RUN/META.json 7
`;
