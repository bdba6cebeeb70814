import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ proof: () => [] });
export const repository = bundle;
export const options = { expect: { commit: bundle.story.head } };
export const expect = `
  note run-commit-behind RUN/META.json 7
`;
