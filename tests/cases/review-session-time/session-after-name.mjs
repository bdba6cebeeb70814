// The session's id holds a time a day after the one in the name.
import { sprintBundle } from '../../tools/bundle.mjs';
import { REVIEW, transcript } from '../../tools/transcript.mjs';

export const bundle = sprintBundle({ forge: { [REVIEW]: transcript({ session: '019b92e4-6400-7123-8123-0123456789ab' }) } });
export const expect = `
  warning review-session-time ${REVIEW} 11 session=2026-01-06T10:40:00Z seconds=86340
  note run-commit-behind RUN/META.json 7
`;
