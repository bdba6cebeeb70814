// The source file is in the patch, the test is not.
import { sprintBundle } from '../../tools/bundle.mjs';
import { REVIEW, transcript } from '../../tools/transcript.mjs';

const verdict = 'REJECT: `tests/test_fetch.py` still expects no limit, and `src/tidewatch/fetch.py` has one; `tests/test_fetch.py` has to follow.';
export const bundle = sprintBundle({ forge: { [REVIEW]: transcript({ verdict }) } });
export const expect = `
  error review-rejected ${REVIEW} 23 ticket=ticket-07
  warning review-path-untouched ${REVIEW} 23 path=tests/test_fetch.py
  note run-commit-behind RUN/META.json 7
`;
