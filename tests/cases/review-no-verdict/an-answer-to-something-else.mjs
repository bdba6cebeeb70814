import { sprintBundle } from '../../tools/bundle.mjs';
import { REVIEW, transcript } from '../../tools/transcript.mjs';

export const bundle = sprintBundle({ forge: { [REVIEW]: transcript({ first: 'REJECT', verdict: 'I cannot open the file.' }).replace('REJECT\n', '') } });
export const expect = `
  warning review-no-verdict ${REVIEW} -
  note run-commit-behind RUN/META.json 7
`;
