// One line of the change is not as the reviewer saw it.
import { SOURCE, sprintBundle } from '../../tools/bundle.mjs';
import { REVIEW, transcript } from '../../tools/transcript.mjs';

const patch = sprintBundle().members.find(([path]) => path === 'DIFF.patch')[1].toString();
const reviewed = patch.replace(/^\+(?!\+)(.*retr.*)$/m, '+$1 # as reviewed');
export const bundle = sprintBundle({ forge: { [REVIEW]: transcript({ patch: reviewed }) } });
export const expect = `
  warning coverage-suspect codex_reviews/20260105T104100Z_ticket-07.txt 141 ticket=ticket-07 count=1
  warning review-patch-mismatch ${REVIEW} 20
  note run-commit-behind RUN/META.json 7
`;
