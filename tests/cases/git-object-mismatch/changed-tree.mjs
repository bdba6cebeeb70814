// A tree in which the id of a file was replaced has another id itself, and the file is proven by nothing.
import { blobId, sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({
  proof: (objects) =>
    objects.map((object) =>
      object.label === 'tree src/tidewatch/'
        ? { ...object, content: Buffer.concat([object.content.subarray(0, -20), Buffer.from(blobId('forged'), 'hex')]) }
        : object,
    ),
});
export const expect = `
  error git-object-mismatch ${bundle.carried['tree src/tidewatch/'].path} - expected=${bundle.carried['tree src/tidewatch/'].id}
  warning git-proof-incomplete ${bundle.carried['tree src/'].path} - what=tree id=${bundle.carried['tree src/tidewatch/'].id} folder=src/tidewatch/ count=1
  note run-commit-behind RUN/META.json 7
`;
