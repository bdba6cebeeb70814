import { sprintBundle } from '../../tools/bundle.mjs';
import { gitObject } from '../../tools/git-objects.mjs';

const extra = gitObject('commit', [`tree ${'12'.repeat(20)}`, 'parent HEAD', 'author A <a@example.com> 1767600000 +0000', 'committer A <a@example.com> 1767600000 +0000', '', 'm\n'].join('\n'));
export const bundle = sprintBundle({ proof: (objects) => [...objects, extra] });
export const expect = `
  error git-object-broken git-proof/objects/${extra.id.slice(0, 2)}/${extra.id.slice(2)} - "problem=the commit has a parent that is no id"
  note run-commit-behind RUN/META.json 7
`;
