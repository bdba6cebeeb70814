// git log -m: one side of a merge makes the file executable, the other deletes it; against that one the merge adds it.
import { HEAD, sprintBundle } from '../../tools/bundle.mjs';
import { gitDiff, state } from '../../tools/git.mjs';
import { logCommit } from '../../tools/git-log.mjs';

const plain = state({ 'docs/a.sh': 'true\n' });
const executable = state({ 'docs/a.sh': { bytes: 'true\n', mode: 0o100755 } });
const nothing = state({});
const history = [
  logCommit('merge', gitDiff(nothing, executable), { parents: ['ours', 'theirs'], from: 'ours', id: HEAD }),
  logCommit('theirs', gitDiff(plain, executable)),
  logCommit('ours', gitDiff(plain, nothing)),
].join('');
export const bundle = sprintBundle({ patch: (text) => text + history, forge: { 'docs/a.sh': 'true\n' } });
export const expect = `
  note coverage-unrequested DIFF.patch 121 count=3 path=docs/a.sh
  note run-commit-behind RUN/META.json 7
`;
