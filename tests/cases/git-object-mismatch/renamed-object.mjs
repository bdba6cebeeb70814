// A sound tree under the id of another.
import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  proof: (objects) => {
    const [top, inner] = ['tree ', 'tree src/'].map((label) => objects.find((object) => object.label === label));
    return objects.map((object) => (object === inner ? { ...top, label: 'tree src/', named: inner.id } : object));
  },
});
export const expect = `
  error git-object-mismatch ${bundle.carried['tree src/'].path} - found=${bundle.carried['tree '].id}
  warning git-proof-incomplete ${bundle.carried['tree '].path} - what=tree folder=src/ count=1
  note run-commit-behind RUN/META.json 7
`;
