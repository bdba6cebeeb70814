// A file that is changed over and over: each change is taken back from the whole of it.
import { SOURCE, sprintBundle } from '../../tools/bundle.mjs';

const padding = '# a line that nothing changes\n'.repeat(500);
export const bundle = sprintBundle({
  before: { [SOURCE]: (text) => text + padding },
  staged: { [SOURCE]: (text) => `${text}# and one more\n` },
});
export const options = { limits: { 'reverse-work': 20_000 } };
export const exit = 3;
export const expect = `
  error member-too-much-work ${SOURCE} - name=reverse-work limit=20000
  error patch-uncommitted DIFF.patch 118
  note run-commit-behind RUN/META.json 7
`;
