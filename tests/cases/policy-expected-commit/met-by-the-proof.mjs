// Seven digits are 28 bits, and the report says so.
import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ proof: true });
export const options = { expect: { commit: bundle.story.head.slice(0, 7) } };
export const expect = `
  note run-commit-behind RUN/META.json 7
`;
