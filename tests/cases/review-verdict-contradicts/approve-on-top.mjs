// The log says no; somebody wrote yes on top of it.
import { sprintBundle } from '../../tools/bundle.mjs';
import { REVIEW, transcript } from '../../tools/transcript.mjs';

const text = transcript({ first: 'APPROVE: well done.', verdict: 'REJECT: nothing is tested.' });
export const bundle = sprintBundle({ forge: { [REVIEW]: text } });
export const expect = `
  error review-verdict-contradicts ${REVIEW} 1 first=approve last=reject line=23
  error review-rejected ${REVIEW} 23 ticket=ticket-07
  note run-commit-behind RUN/META.json 7
`;
