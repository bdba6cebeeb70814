import { sprintBundle } from '../../tools/bundle.mjs';
import { REVIEW, transcript } from '../../tools/transcript.mjs';

export const bundle = sprintBundle({ forge: { [REVIEW]: transcript({ sandbox: 'danger-full-access' }) } });
export const expect = `
  note review-sandbox-off ${REVIEW} 8 sandbox=danger-full-access
  note run-commit-behind RUN/META.json 7
`;
