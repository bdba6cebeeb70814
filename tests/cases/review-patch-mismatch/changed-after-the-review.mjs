// One line of the change is not as the reviewer saw it.
import { SOURCE, sprintBundle } from '../../tools/bundle.mjs';
import { REVIEW, transcript } from '../../tools/transcript.mjs';

const patch = sprintBundle().members.find(([path]) => path === 'DIFF.patch')[1].toString();
const reviewed = patch.replace(/^\+(?!\+)(.*retr.*)$/m, '+$1 # as reviewed');
export const bundle = sprintBundle({ forge: { [REVIEW]: transcript({ patch: reviewed }) } });
export const expect = `
  warning review-patch-mismatch ${REVIEW} 20
  note run-commit-behind RUN/META.json 7
`;
