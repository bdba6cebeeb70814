// The files are those of the last commit, not of the one before it.
import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ proof: true });
export const options = { expect: { commit: bundle.story.work } };
export const expect = `
  error policy-expected-commit - - found=${bundle.story.head}
  note run-commit-behind RUN/META.json 7
`;
