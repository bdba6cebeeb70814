import { sprintBundle } from '../../tools/bundle.mjs';
import { REVIEW, transcript } from '../../tools/transcript.mjs';

export const bundle = sprintBundle({ forge: { [REVIEW]: transcript({ ticket: 'ticket-05' }) } });
export const expect = `
  warning review-ticket-mismatch ${REVIEW} 16 name=ticket-07 ticket=ticket-05
  note run-commit-behind RUN/META.json 7
`;
