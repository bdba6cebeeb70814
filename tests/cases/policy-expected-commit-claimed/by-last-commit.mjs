import { HEAD, sprintBundle } from '../../tools/bundle.mjs';

export const bundle = sprintBundle();
export const options = { expect: { commit: HEAD } };
export const expect = `
  warning policy-expected-commit-claimed - - expected=${HEAD} where=LAST_COMMIT.txt bits=160
  note run-commit-behind RUN/META.json 7
`;
