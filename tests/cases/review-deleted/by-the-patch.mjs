import { sprintBundle } from '../../tools/bundle.mjs';

const REVIEW = 'codex_reviews/20260104T120000Z_ticket-06.txt';
export const bundle = sprintBundle({
  before: { [REVIEW]: 'REJECT: no low water.\n' },
  commit: { [REVIEW]: null },
});
export const expect = `
  warning review-deleted DIFF.patch 11 path=codex_reviews/20260104T120000Z_ticket-06.txt
  note run-commit-behind RUN/META.json 7
`;
