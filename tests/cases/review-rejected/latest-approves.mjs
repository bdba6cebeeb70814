import { sprintBundle } from '../../tools/bundle.mjs';
import { REVIEW, transcript } from '../../tools/transcript.mjs';

export const bundle = sprintBundle({
  forge: {
    'codex_reviews/20260105T104500Z_ticket-07_2.txt': transcript(),
    [REVIEW]: transcript({ verdict: 'REJECT: nothing is tested.' }),
  },
});
export const expect = `
  note run-commit-behind RUN/META.json 7
`;
