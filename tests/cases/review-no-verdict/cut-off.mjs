// The answer in front is there, the log ends before it comes to one.
import { sprintBundle } from '../../tools/bundle.mjs';
import { REVIEW, transcript } from '../../tools/transcript.mjs';

const text = transcript();
export const bundle = sprintBundle({ forge: { [REVIEW]: text.slice(0, text.indexOf('codex\nAPPROVE')) } });
export const expect = `
  warning review-no-verdict ${REVIEW} -
  note run-commit-behind RUN/META.json 7
`;
