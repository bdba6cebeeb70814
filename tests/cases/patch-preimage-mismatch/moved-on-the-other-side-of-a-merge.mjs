// On one side of a merge the file was changed, on the other moved away; the merge kept it, and the last commit moves it.
import { HEAD, sprintBundle } from '../../tools/bundle.mjs';
import { gitDiff, state } from '../../tools/git.mjs';
import { logCommit } from '../../tools/git-log.mjs';

const [base, ours, last] = ['Tides\nhigh\nlow\n', 'Tides\nHigh\nlow\n', 'Tides\nHigh\nLow\n'];
const a = (text) => state({ 'docs/a.md': text });
const history = [
  logCommit('last', gitDiff(a(ours), state({ 'docs/c.md': last }), { renames: { 'docs/a.md': 'docs/c.md' } }), { id: HEAD }),
  logCommit('merge', '', { parents: ['ours', 'theirs'] }),
  logCommit('theirs', gitDiff(a(base), state({ 'docs/b.md': base }), { renames: { 'docs/a.md': 'docs/b.md' } })),
  logCommit('ours', gitDiff(a(base), a(ours))),
].join('');
export const bundle = sprintBundle({ patch: (text) => text + history, forge: { 'docs/c.md': last } });
export const expect = `
  note coverage-unrequested DIFF.patch 120 count=3 path=docs/c.md
  note run-commit-behind RUN/META.json 7
  note patch-file-not-bundled DIFF.patch - count=1
`;
