// The first review quotes the bundle's patch and rejects it. The second approves, and nothing was changed in between.
import { sprintBundle } from '../../tools/bundle.mjs';
import { REVIEW, transcript } from '../../tools/transcript.mjs';

const patch = sprintBundle().members.find(([path]) => path === 'DIFF.patch')[1].toString();
export const bundle = sprintBundle({
  forge: {
    'codex_reviews/20260105T104500Z_ticket-07_2.txt': transcript({ patch }),
    [REVIEW]: transcript({ patch, verdict: 'REJECT: nothing is tested.' }),
  },
});
export const expect = `
  warning review-rejected-patch ${REVIEW} 141
  note run-commit-behind RUN/META.json 7
`;
