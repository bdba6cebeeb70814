// An earlier yes does not count once a later review says no.
import { sprintBundle } from '../../tools/bundle.mjs';
import { REVIEW, transcript } from '../../tools/transcript.mjs';

export const bundle = sprintBundle({
  forge: {
    'codex_reviews/20260105T104500Z_ticket-07_2.txt': transcript({ verdict: 'REJECT: nothing is tested.' }),
    [REVIEW]: transcript(),
  },
});
export const expect = `
  error review-rejected codex_reviews/20260105T104500Z_ticket-07_2.txt 23 ticket=ticket-07
  note run-commit-behind RUN/META.json 7
`;
