// What is broken proves nothing: the files below it are not reached.
import { sprintBundle } from '../../tools/bundle.mjs';
import { loose } from '../../tools/git-objects.mjs';

export const bundle = sprintBundle({
  proof: (objects) => objects.map((object) => (object.label === 'tree src/' ? { ...object, packed: loose(object).subarray(1) } : object)),
});
export const expect = `
  error git-object-broken ${bundle.carried['tree src/'].path} - "problem=it does not begin as zlib does"
  warning git-proof-incomplete ${bundle.carried['tree '].path} - what=tree id=${bundle.carried['tree src/'].id} folder=src/ count=1
  note run-commit-behind RUN/META.json 7
`;
