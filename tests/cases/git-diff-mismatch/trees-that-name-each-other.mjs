// Thirty trees, each of which holds the next one twice: a thousand million paths. The comparison is given up.
import { sprintBundle } from '../../tools/bundle.mjs';
import { gitObject, treeContent } from '../../tools/git-objects.mjs';

const bomb = [gitObject('tree', treeContent([[0o100644, 'a', '12'.repeat(20)]]))];
for (let i = 0; i < 30; i += 1) bomb.unshift(gitObject('tree', treeContent(['a', 'b'].map((name) => [0o040000, name, bomb[0].id]))));
export const bundle = sprintBundle({
  proof: (whole, { trees }) => [...whole, ...trees.filter((tree) => !whole.includes(tree)), ...bomb],
  baseTree: bomb[0].id,
});
export const expect = `
  note run-commit-behind RUN/META.json 7
`;
