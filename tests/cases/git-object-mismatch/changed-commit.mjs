// The last commit with a later time: its id is another, so the proof is of the commit before it.
import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  proof: (objects) =>
    objects.map((object) =>
      object.label === 'commit head' ? { ...object, content: Buffer.from(String(object.content).replaceAll('1767609750', '1767609999')) } : object,
    ),
});
export const expect = `
  error git-object-mismatch ${bundle.carried['commit head'].path} - expected=${bundle.story.head}
  error git-proof-other-commit LAST_COMMIT.txt 1 where=LAST_COMMIT.txt found=${bundle.story.head} expected=${bundle.story.work}
  warning git-proof-incomplete ${bundle.carried['commit work'].path} - what=tree "folder=the top folder" count=14
  note run-commit-behind RUN/META.json 7
`;
