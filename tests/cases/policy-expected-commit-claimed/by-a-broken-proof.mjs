// A proof that says nothing leaves the texts.
import { sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle({ proof: (objects) => objects.filter(({ type }) => type === 'tree') });
export const options = { expect: { commit: bundle.story.head } };
export const expect = `
  error git-proof-ambiguous - - count=0
  note run-commit-behind RUN/META.json 7
  warning policy-expected-commit-claimed - - bits=160
`;
