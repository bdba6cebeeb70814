// git reads only parents in front of the author.
import { sprintBundle } from '../../tools/bundle.mjs';
import { gitObject } from '../../tools/git-objects.mjs';

const extra = gitObject('commit', [`tree ${'12'.repeat(20)}`, 'author A <a@example.com> 1767600000 +0000', 'committer A <a@example.com> 1767600000 +0000', `parent ${'12'.repeat(20)}`, '', 'm\n'].join('\n'));
export const bundle = sprintBundle({ proof: (objects) => [...objects, extra] });
export const expect = `
  error git-object-broken git-proof/objects/${extra.id.slice(0, 2)}/${extra.id.slice(2)} - "problem=the commit has header lines that are none"
  note run-commit-behind RUN/META.json 7
`;
